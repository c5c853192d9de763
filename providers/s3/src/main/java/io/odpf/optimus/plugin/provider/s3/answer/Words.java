// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3.answer;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Text of another machine or library, prepared for a message. */
public final class Words {
  private static final int LONGEST = 200;
  private static final Pattern UNPRINTABLE = Pattern.compile("[^ -~]+");

  private Words() {}

  /** Returns one short printable line; empty for no text. */
  public static String printable(@Nullable String text) {
    if (text == null) {
      return "";
    }
    // Cut first: the text may be long.
    String begin = text.substring(0, Math.min(text.length(), 2 * LONGEST));
    String line = UNPRINTABLE.matcher(begin).replaceAll(" ").strip();
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
  }
}
