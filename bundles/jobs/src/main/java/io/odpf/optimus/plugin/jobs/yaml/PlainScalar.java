// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.yaml;

import java.util.regex.Pattern;

/**
 * The type that Optimus's YAML library gives to an unquoted value; mostly as YAML 1.1 specifies.
 */
public enum PlainScalar {
  TEXT,
  NULL,
  FLAG,
  NUMBER,
  /** A date or time. It is read as a text, but written in quotes. */
  TIME,
  /** The key that merges mappings. */
  MERGE;

  private static final String FLAGS =
      " y Y yes Yes YES true True TRUE on On ON n N no No NO false False FALSE off Off OFF ";
  private static final String TRUE = " y Y yes Yes YES true True TRUE on On ON ";
  private static final String NULLS = " ~ null Null NULL ";
  private static final String NUMBERS =
      " .nan .NaN .NAN .inf .Inf .INF +.inf +.Inf +.INF -.inf -.Inf -.INF ";
  private static final Pattern WHOLE =
      Pattern.compile("[-+]?(?:0|0[oO]?[0-7]+|[1-9][0-9]*|0[xX][0-9a-fA-F]+|0[bB][01]+)");
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?(?:\\.[0-9]+|[0-9]+(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?");
  private static final Pattern MOMENT =
      Pattern.compile(
          "[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}"
              + "(?:(?:[Tt][0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(?:\\.[0-9]+)?(?:Z|[-+][0-9]{2}:[0-9]{2}))"
              + "|(?: [0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(?:\\.[0-9]+)?))?");

  /**
   * YAML 1.1's numbers in base 60. Optimus reads them as texts, but writes them in quotes for other
   * readers.
   */
  private static final Pattern BASE_60 =
      Pattern.compile("[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\\.[0-9_]*)?");

  /** Returns the type of an unquoted text. */
  public static PlainScalar of(String text) {
    if (text.isEmpty()) {
      return NULL;
    }
    char first = text.charAt(0);
    if (first >= '0' && first <= '9' || first == '+' || first == '-' || first == '.') {
      return number(text);
    }
    String word = " " + text + " ";
    if (text.length() > 5 || text.indexOf(' ') >= 0) {
      return TEXT;
    }
    if (FLAGS.contains(word)) {
      return FLAG;
    }
    return NULLS.contains(word) ? NULL : text.equals("<<") ? MERGE : TEXT;
  }

  private static PlainScalar number(String text) {
    if (MOMENT.matcher(text).matches()) {
      return TIME;
    }
    String plain = text.replace("_", "");
    boolean number =
        WHOLE.matcher(plain).matches()
            || DECIMAL.matcher(plain).matches()
            || NUMBERS.contains(" " + text + " ");
    return number ? NUMBER : TEXT;
  }

  /** Returns the value of a text of the type {@link #FLAG}. */
  public static boolean isTrue(String flag) {
    return TRUE.contains(" " + flag + " ");
  }

  /** Returns whether a text is read as the same text if it is written without quotes. */
  static boolean isText(String text) {
    return of(text) == TEXT && !BASE_60.matcher(text).matches();
  }
}
