// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.value;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was meant. */
public final class Nearest {
  private static final int LONGEST = 40;

  private Nearest() {}

  /** The nearest of some words, if one is near: a typo or two, other case, other separators. */
  public static Optional<String> of(String text, Collection<String> words) {
    if (text.isEmpty() || text.length() > LONGEST) {
      return Optional.empty();
    }
    String wanted = normal(text);
    String best = null;
    int least = Math.max(1, Math.min(3, text.length() / 3)) + 1;
    for (String word : words) {
      int distance = distance(wanted, normal(word), least);
      if (distance < least && distance < Math.max(wanted.length(), word.length())) {
        best = word;
        least = distance;
      }
    }
    return Optional.ofNullable(best);
  }

  /** {@code Did you mean 'url'?}, or nothing. */
  public static String question(String text, Collection<String> words) {
    return of(text, words).map(word -> "did you mean '" + word + "'?").orElse("");
  }

  private static String normal(String text) {
    return text.toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
  }

  /** Edits between two words, a swap of neighbours counting as one; {@code limit} if as many. */
  private static int distance(String a, String b, int limit) {
    if (Math.abs(a.length() - b.length()) >= limit) {
      return limit;
    }
    int[] before = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + (same ? 0 : 1));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      int[] free = before;
      before = last;
      last = row;
      row = free;
    }
    return Math.min(last[b.length()], limit);
  }
}
