// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.library.text;

import io.odpf.optimus.plugin.template.bound.Budget;
import io.odpf.optimus.plugin.template.bound.LimitException;
import io.odpf.optimus.plugin.template.format.Prints;
import io.odpf.optimus.plugin.template.text.Utf8;
import io.odpf.optimus.plugin.template.value.GoType;
import io.odpf.optimus.plugin.template.value.Nil;
import io.odpf.optimus.plugin.template.value.Sequence;
import io.odpf.optimus.plugin.template.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Conversions to strings and lists of strings, and operations on them. */
public final class Strings {
  private Strings() {}

  /**
   * Returns the texts of a list's elements, without nil elements, or the text of a single value.
   */
  public static List<String> ofList(Value value, Budget budget) throws LimitException {
    List<String> texts = new ArrayList<>();
    if (value instanceof Sequence list) {
      budget.elements(list.size());
      for (Value element : list.elements()) {
        if (!(element instanceof Nil)) {
          texts.add(Prints.text(element, budget));
        }
      }
    } else if (!(value instanceof Nil)) {
      texts.add(Prints.text(value, budget));
    }
    return texts;
  }

  /** Converts a value to a list of strings. Returns a list of strings unchanged. */
  static Sequence list(Value value, Budget budget) throws LimitException {
    return value instanceof Sequence list && list.type() == GoType.STRINGS
        ? list
        : Sequence.ofTexts(ofList(value, budget));
  }

  /** Joins texts with a separator. */
  static String join(List<String> texts, String separator, Budget budget) throws LimitException {
    long length = 0;
    for (String text : texts) {
      length += text.length() + (long) separator.length();
    }
    budget.checkLength(length - separator.length());
    return String.join(separator, texts);
  }

  /**
   * Splits a text.
   *
   * @param most the maximum number of parts; negative for all
   */
  static List<String> split(String text, String separator, long most, Budget budget)
      throws LimitException {
    List<String> parts = new ArrayList<>();
    TextFinder finder = new TextFinder(separator);
    int start = 0;
    while (most < 0 || parts.size() < most - 1) {
      int end = separator.isEmpty() ? afterRune(text, start) : finder.find(text, start);
      if (end < 0) {
        break;
      }
      parts.add(text.substring(start, end));
      budget.element(parts.size());
      start = end + separator.length();
    }
    boolean complete = separator.isEmpty() && start == text.length();
    if (most != 0 && !complete) {
      parts.add(text.substring(start));
    }
    return parts;
  }

  /** Returns the end of the code point at an index; -1 at the end of the text. */
  private static int afterRune(String text, int start) {
    return start < text.length() ? start + Utf8.size(text, start) : -1;
  }

  /** Replaces all occurrences; an empty text occurs before each code point, and at the end. */
  static String replace(String text, String old, String replacement, Budget budget)
      throws LimitException {
    if (old.isEmpty()) {
      long count = Utf8.count(text) + 1L;
      budget.checkLength(text.length() + count * replacement.length());
      StringBuilder out = new StringBuilder();
      for (int i = 0; i < text.length(); i += Utf8.size(text, i)) {
        out.append(replacement).append(text, i, i + Utf8.size(text, i));
      }
      return out.append(replacement).toString();
    }
    TextFinder finder = new TextFinder(old);
    StringBuilder out = new StringBuilder(text.length());
    int start = 0;
    for (int i = finder.find(text, 0); i >= 0; i = finder.find(text, start)) {
      out.append(text, start, i);
      budget.checkLength((long) out.length() + replacement.length());
      out.append(replacement);
      start = i + old.length();
    }
    return out.append(text, start, text.length()).toString();
  }

  /** Removes the code points in a set from both ends. */
  static String trim(String text, String set) {
    Set<Integer> runes = new HashSet<>();
    for (int i = 0; i < set.length(); i += Utf8.size(set, i)) {
      runes.add(Utf8.rune(set, i));
    }
    int start = 0;
    int end = text.length();
    while (start < end && runes.contains(Utf8.rune(text, start))) {
      start += Utf8.size(text, start);
    }
    while (end > start && runes.contains(Utf8.rune(text, Utf8.previous(text, end)))) {
      end = Utf8.previous(text, end);
    }
    return text.substring(start, end);
  }
}
