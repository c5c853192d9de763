// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.text;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the known word that a mistyped one was meant to be. */
public final class DidYouMean {
  private static final int LONGEST = 40;
  private static final int MOST_EDITS = 3;

  private DidYouMean() {}

  /**
   * Returns the nearest of the known words, if one is near: a word that begins with the typed one,
   * or differs from it in at most a third of its letters, and in three at most. Case does not
   * count, nor which of {@code -}, {@code _} and space separates; two letters in the wrong order
   * count once. Of equally near words the first is returned.
   */
  public static Optional<String> nearest(String typed, Collection<String> known) {
    if (typed.isEmpty() || typed.length() > LONGEST) {
      return Optional.empty();
    }
    String word = normal(typed);
    Optional<String> best = Optional.empty();
    int least = MOST_EDITS + 1;
    for (String candidate : known) {
      String other = normal(candidate);
      int distance = distance(word, other, least);
      if (distance < least && distance <= allowed(word, other)) {
        best = Optional.of(candidate);
        least = distance;
      }
    }
    return best;
  }

  /** Returns {@code did you mean 'url'?}, or an empty text if no word is near. */
  public static String question(String typed, Collection<String> known) {
    return nearest(typed, known).map(word -> "did you mean '" + word + "'?").orElse("");
  }

  private static String normal(String text) {
    return text.toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
  }

  /** Returns how many edits may part two words; never all of their letters. */
  private static int allowed(String a, String b) {
    int longer = Math.max(a.length(), b.length());
    return Math.min(longer - 1, Math.max(1, Math.min(MOST_EDITS, longer / 3)));
  }

  private static int distance(String a, String b, int limit) {
    if (a.length() >= 2 && b.length() > a.length() && b.startsWith(a)) {
      return 1;
    }
    return Math.abs(a.length() - b.length()) >= limit ? limit : edits(a, b);
  }

  /** Counts the edits from one word to the other; a swap of neighbours is one. */
  private static int edits(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
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
        if (isSwap(a, i, b, j)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      int[] spare = beforeLast;
      beforeLast = last;
      last = row;
      row = spare;
    }
    return last[b.length()];
  }

  private static boolean isSwap(String a, int i, String b, int j) {
    return i > 1
        && j > 1
        && a.charAt(i - 1) == b.charAt(j - 2)
        && a.charAt(i - 2) == b.charAt(j - 1);
  }
}
