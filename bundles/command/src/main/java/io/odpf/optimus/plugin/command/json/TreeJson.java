// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.json;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;

/** Writes the document of a command with a tree as its result; see {@link PluginTree}. */
public final class TreeJson {
  private TreeJson() {}

  /**
   * Writes the document.
   *
   * @param command the command's name
   * @param fields the document's other fields
   */
  public static void write(String command, Map<String, ?> fields, PrintStream out)
      throws IOException {
    JsonDocument json = new JsonDocument(command);
    for (Map.Entry<String, ?> field : fields.entrySet()) {
      json.tree(field.getKey(), field.getValue());
    }
    json.writeTo(out);
  }
}
