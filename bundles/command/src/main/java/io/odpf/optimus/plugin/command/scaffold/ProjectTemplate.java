// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.scaffold;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;

/**
 * The template of a file: {@code @NAME@} stands for a value, and lines between {@code @if word@}
 * and {@code @end@} are kept on a condition. The templates have no Go templates' braces to confuse,
 * since files of Go and Optimus are full of them.
 */
final class ProjectTemplate {
  private static final String IF = "@if ";
  private static final String END = "@end@";

  private final String text;

  private ProjectTemplate(String text) {
    this.text = text;
  }

  /** Reads a template of this package. */
  static ProjectTemplate read(String name) {
    try (InputStream in = ProjectTemplate.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no template " + name);
      }
      return new ProjectTemplate(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("the template " + name + " cannot be read", e);
    }
  }

  /**
   * Returns the text.
   *
   * @param values the values by name
   * @param conditions the conditions that hold
   */
  String fill(Map<String, String> values, Set<String> conditions) {
    StringBuilder filled = new StringBuilder();
    Deque<Boolean> kept = new ArrayDeque<>();
    for (String line : text.split("(?<=\n)")) {
      String word = line.strip();
      if (word.startsWith(IF)) {
        kept.push(conditions.contains(word.substring(IF.length(), word.length() - 1)));
      } else if (word.equals(END)) {
        kept.pop();
      } else if (!kept.contains(false)) {
        filled.append(line);
      }
    }
    String result = filled.toString();
    for (Map.Entry<String, String> value : values.entrySet()) {
      result = result.replace("@" + value.getKey() + "@", value.getValue());
    }
    return result;
  }
}
