// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.library.regex;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.odpf.optimus.plugin.template.bound.Budget;
import io.odpf.optimus.plugin.template.bound.OperationException;
import io.odpf.optimus.plugin.template.library.regex.MeteredText.LimitReachedException;
import io.odpf.optimus.plugin.template.text.Utf8;
import java.util.ArrayList;
import java.util.List;

/**
 * Searches a text for a regular expression, as Go's package regexp does. Converts texts from bytes
 * to UTF-16, since the library needs that.
 */
final class Search {
  private final Pattern pattern;
  private final String text;
  private final Budget budget;
  private final Matcher matcher;

  private Search(Pattern pattern, CharSequence metered, String text, Budget budget) {
    this.pattern = pattern;
    this.text = text;
    this.budget = budget;
    this.matcher = pattern.matcher(metered);
  }

  /**
   * @param expression the expression, as bytes
   * @param text the text, as bytes
   */
  static Search of(String expression, String text, Budget budget) throws OperationException {
    budget.work(expression.length());
    if (!Utf8.isValid(expression)) {
      throw new OperationException("error parsing regexp: invalid UTF-8");
    }
    Expression.Prepared prepared = Expression.of(Utf8.decode(expression));
    String searched = Utf8.decodeExactly(text);
    CharSequence metered = new MeteredText(searched, prepared.size(), budget);
    try {
      return new Search(Pattern.compile(prepared.pattern()), metered, searched, budget);
    } catch (PatternSyntaxException e) {
      throw new OperationException(
          "error parsing regexp: " + Utf8.encode(String.valueOf(e.getMessage())));
    } catch (LimitReachedException e) {
      throw e.limit();
    }
  }

  /** The bounds of a match. */
  record Span(int start, int end) {}

  boolean find(int from) throws OperationException {
    try {
      return matcher.find(from);
    } catch (LimitReachedException e) {
      throw e.limit();
    }
  }

  String text() {
    return text;
  }

  /** Returns the text of the last match. */
  String match() {
    return text.substring(matcher.start(), matcher.end());
  }

  /**
   * Returns all non-overlapping matches. An empty match directly after another match is skipped, as
   * in Go.
   *
   * @param most the maximum number of matches; negative for all
   */
  List<Span> all(long most) throws OperationException {
    List<Span> spans = new ArrayList<>();
    int previousEnd = -1;
    int position = 0;
    while ((most < 0 || spans.size() < most) && position <= text.length() && find(position)) {
      Span span = new Span(matcher.start(), matcher.end());
      boolean accepted = span.end != position || span.start != previousEnd;
      position = span.end == position ? position + width(position) : span.end;
      previousEnd = span.end;
      if (accepted) {
        spans.add(span);
        budget.element(spans.size());
      }
    }
    return spans;
  }

  /** Replaces all matches. */
  String replaceAll(Replacement replacement) throws OperationException {
    StringBuilder out = new StringBuilder();
    int lastEnd = 0;
    int position = 0;
    while (position <= text.length() && find(position)) {
      int start = matcher.start();
      int end = matcher.end();
      out.append(text, lastEnd, start);
      if (end > lastEnd || start == 0) {
        replacement.append(matcher, text, out);
      }
      budget.checkLength(out.length());
      lastEnd = end;
      int next = position + (position < text.length() ? width(position) : 0);
      position = next > end ? next : Math.max(position + 1, end);
    }
    return out.append(text, lastEnd, text.length()).toString();
  }

  /**
   * Returns the parts between the matches.
   *
   * @param most the maximum number of parts; negative for all
   */
  List<String> split(long most) throws OperationException {
    if (!pattern.pattern().isEmpty() && text.isEmpty()) {
      return List.of("");
    }
    List<String> parts = new ArrayList<>();
    int begin = 0;
    int end = 0;
    for (Span span : all(most)) {
      if (most > 0 && parts.size() == most - 1) {
        break;
      }
      end = span.start;
      if (span.end != 0) {
        parts.add(text.substring(begin, end));
      }
      begin = span.end;
    }
    if (end != text.length()) {
      parts.add(text.substring(begin));
    }
    return parts;
  }

  private int width(int position) {
    return position < text.length() ? Character.charCount(text.codePointAt(position)) : 1;
  }
}
