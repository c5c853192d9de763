// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.tree;

import io.odpf.optimus.plugin.template.text.Runes;
import java.util.List;

/**
 * A template: a file, or a part of one that {@code define} or {@code block} names.
 *
 * @param name the name by which others include it
 */
public record TemplateTree(String name, Source source, List<Statement> body) {
  /** Returns whether there is nothing in it but white space. */
  public boolean isEmpty() {
    return body.stream()
        .allMatch(
            statement ->
                statement instanceof Statement.Literal literal && isBlank(literal.bytes()));
  }

  private static boolean isBlank(String bytes) {
    return Runes.trim(bytes).isEmpty();
  }
}
