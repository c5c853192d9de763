// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.json;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/** Writes documents: indented, UTF-8, a line feed at the end. */
public final class JsonText {
  private JsonText() {}

  /** Puts one value into a document. */
  @FunctionalInterface
  public interface Content {
    void write(JsonWriter out) throws IOException;
  }

  public static byte[] of(Content content) {
    StringWriter text = new StringWriter();
    try {
      JsonWriter writer = new JsonWriter(text);
      writer.setIndent("  ");
      writer.setHtmlSafe(false);
      content.write(writer);
      writer.flush();
    } catch (IOException impossible) {
      throw new IllegalStateException("a text in memory cannot fail to be written", impossible);
    }
    return text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }
}
