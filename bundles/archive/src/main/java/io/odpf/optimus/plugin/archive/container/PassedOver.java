// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.container;

import io.odpf.optimus.plugin.text.TerminalText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects entries that would be refused as the plugin but are harmless beside it. */
final class PassedOver {
  /** The number of examples that fit into a message. */
  private static final int MAX_EXAMPLES = 3;

  private final List<String> examples = new ArrayList<>();
  private int count;

  /**
   * Adds an entry.
   *
   * @param flaw its flaw as a predicate, such as "is a link"; empty if it has none
   */
  void add(String name, String flaw) {
    if (!flaw.isEmpty() && count++ < MAX_EXAMPLES) {
      examples.add(TerminalText.excerpt(name) + " " + flaw);
    }
  }

  /** Describes the number of entries and the first ones; empty if there are none. */
  Optional<String> words() {
    if (count == 0) {
      return Optional.empty();
    }
    int others = count - examples.size();
    return Optional.of(
        count
            + (count == 1 ? " odd entry: " : " odd entries: ")
            + String.join("; ", examples)
            + (others > 0 ? "; and " + others + " more" : ""));
  }
}
