// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.tree;

import io.odpf.optimus.plugin.template.text.Runes;
import java.util.List;

/**
 * A parsed template: a file, or a part of one that {@code define} or {@code block} names.
 *
 * @param name the name by which other templates include it
 */
public record TemplateTree(String name, Source source, List<Statement> body) {
  /** Returns whether the template consists of white space only. */
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
