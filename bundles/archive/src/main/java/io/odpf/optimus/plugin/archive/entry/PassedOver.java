// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.entry;

import io.odpf.optimus.plugin.archive.input.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Entries that would be refused as the plugin, and do no harm beside it. */
final class PassedOver {
  /** As many as a message has room for. */
  private static final int MAX_EXAMPLES = 3;

  private final List<String> examples = new ArrayList<>();
  private int count;

  /**
   * Adds an entry.
   *
   * @param flaw what it has or is, as a predicate; empty if there is nothing to say
   */
  void add(String name, String flaw) {
    if (!flaw.isEmpty() && count++ < MAX_EXAMPLES) {
      examples.add(Printable.text(name) + " " + flaw);
    }
  }

  /** How many there are and the first of them, in words; empty if there are none. */
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
