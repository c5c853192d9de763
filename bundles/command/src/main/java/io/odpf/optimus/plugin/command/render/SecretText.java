// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.render;

import io.odpf.optimus.plugin.command.console.Console;
import io.odpf.optimus.plugin.command.console.Style;
import io.odpf.optimus.plugin.text.TerminalText;
import java.util.List;
import java.util.Map;

/** Prints what may be shown of secrets on the console's standard output. */
public final class SecretText {
  private final Console console;

  public SecretText(Console console) {
    this.console = console;
  }

  /** Prints one line per secret; the secrets are trees as in JSON. */
  public void list(String project, List<Map<String, Object>> secrets) {
    if (secrets.isEmpty()) {
      console.out().println(none(project));
      return;
    }
    Table table = new Table();
    table.row(Style.PLAIN, "NAME", "DIGEST", "NAMESPACE", "DATE");
    for (Map<String, Object> secret : secrets) {
      table.row(
          Style.PLAIN,
          String.valueOf(secret.get("name")),
          String.valueOf(secret.getOrDefault("digest", "-")),
          String.valueOf(secret.getOrDefault("namespace", "*")),
          String.valueOf(secret.get("updatedAt")));
    }
    table.print(console.out(), console.outColour());
  }

  /** Returns the line for a project without secrets. */
  public static String none(String project) {
    return "No secrets were found in " + TerminalText.line(project) + " project.";
  }

  /**
   * Returns the line for a rotation.
   *
   * @param secrets the number of secrets
   * @param key the id of their key
   * @param created whether the key is new
   * @param place where the key is
   */
  public static String rotated(int secrets, String key, boolean created, String place) {
    return Quantities.count(secrets, "secret")
        + " encrypted with "
        + (created ? "new key " : "key ")
        + key
        + " in "
        + TerminalText.line(place);
  }
}
