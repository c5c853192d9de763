// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.yaml;

/** The styles of scalars in YAML's block context. */
enum ScalarStyle {
  PLAIN,
  SINGLE_QUOTED,
  DOUBLE_QUOTED,
  LITERAL;

  private static final String FIRST = "#,[]{}&*!|>'\"%@`";

  /**
   * Returns the style that Optimus's YAML library uses for a text as a value. Differs from the
   * library in that texts with line breaks other than line feeds are quoted: other readers would
   * misread the library's output.
   */
  static ScalarStyle of(String text) {
    if (text.indexOf(0x2028) >= 0 || text.indexOf(0x2029) >= 0) {
      return DOUBLE_QUOTED;
    }
    Analysis analysis = new Analysis(text);
    if (text.indexOf('\n') >= 0) {
      return analysis.allowsLiteral() ? LITERAL : DOUBLE_QUOTED;
    }
    if (!PlainScalar.isText(text)) {
      return DOUBLE_QUOTED;
    }
    return analysis.allowsPlain()
        ? PLAIN
        : analysis.allowsSingleQuotes() ? SINGLE_QUOTED : DOUBLE_QUOTED;
  }

  /** Returns whether a character needs no escape. */
  static boolean isPrintable(int c) {
    return c == '\n'
        || c >= 0x20 && c <= 0x7E
        || c >= 0xA0 && c <= 0xD7FF
        || c >= 0xE000 && c <= 0xFFFD && c != 0xFEFF;
  }

  static boolean isBreak(int c) {
    return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
  }

  /** The properties of a text that determine its style. */
  private static final class Analysis {
    private final String text;
    private boolean indicators;
    private boolean special;
    private boolean breaks;
    private boolean spaceBeforeBreak;
    private boolean spaceAfterBreak;

    Analysis(String text) {
      this.text = text;
      indicators = text.startsWith("---") || text.startsWith("...");
      int previous = -1;
      for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
        int c = text.codePointAt(i);
        indicators |= isIndicator(i, c, previous);
        special |= !isPrintable(c);
        breaks |= isBreak(c);
        spaceBeforeBreak |= isBreak(c) && previous == ' ';
        spaceAfterBreak |= c == ' ' && isBreak(previous);
        previous = c;
      }
    }

    private boolean isIndicator(int at, int c, int previous) {
      boolean last = at + 1 >= text.length() || isBlank(text.charAt(at + 1));
      if (at == 0) {
        return FIRST.indexOf(c) >= 0 || last && (c == '?' || c == ':' || c == '-');
      }
      return c == ':' && last || c == '#' && (isBlank(previous) || isBreak(previous));
    }

    private static boolean isBlank(int c) {
      return c == ' ' || c == '\t';
    }

    private boolean hasOuterSpace() {
      int first = text.codePointAt(0);
      int last = text.codePointBefore(text.length());
      return first == ' ' || last == ' ' || isBreak(first) || isBreak(last);
    }

    boolean allowsPlain() {
      return !indicators
          && !special
          && !breaks
          && !spaceAfterBreak
          && !spaceBeforeBreak
          && !hasOuterSpace();
    }

    boolean allowsSingleQuotes() {
      return !special && !spaceBeforeBreak && !spaceAfterBreak;
    }

    boolean allowsLiteral() {
      return !special && !spaceBeforeBreak && !text.endsWith(" ");
    }
  }
}
