// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.authoring;

import io.odpf.optimus.plugin.jobs.model.WindowParts;
import java.util.List;
import java.util.stream.Stream;

/** The windows to choose from, in the terms of version 1. */
enum WindowChoice {
  HOURLY("hourly", "1h", "h"),
  DAILY("daily", "24h", "d"),
  WEEKLY("weekly", "168h", "w"),
  MONTHLY("monthly", "720h", "M");

  private final String word;
  private final WindowParts parts;

  WindowChoice(String word, String size, String unit) {
    this.word = word;
    this.parts = new WindowParts(size, "0", unit, "", "", "");
  }

  /** Returns the words of all windows. */
  static List<String> words() {
    return Stream.of(values()).map(choice -> choice.word).toList();
  }

  /** Returns the window of a word, which must be one of them. */
  static WindowParts parts(String word) {
    return Stream.of(values())
        .filter(choice -> choice.word.equals(word))
        .findFirst()
        .orElseThrow()
        .parts;
  }

  String word() {
    return word;
  }
}
