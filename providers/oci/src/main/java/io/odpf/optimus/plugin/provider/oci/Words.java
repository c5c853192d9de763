// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.oci;

import io.odpf.optimus.plugin.api.http.Addresses;
import java.util.List;

/** Makes a registry's texts fit for messages. */
final class Words {
  private static final int LONGEST = 200;
  private static final int MOST = 10;

  private Words() {}

  /**
   * Returns at most 200 characters of a text, with secrets masked and control characters replaced
   * by spaces.
   */
  static String printable(String text) {
    StringBuilder shown = new StringBuilder();
    Addresses.masked(text)
        .codePoints()
        .limit(LONGEST)
        .forEach(
            c -> {
              int type = Character.getType(c);
              boolean hidden =
                  Character.isISOControl(c)
                      || type == Character.FORMAT
                      || type == Character.LINE_SEPARATOR
                      || type == Character.PARAGRAPH_SEPARATOR
                      || type == Character.SURROGATE
                      || type == Character.UNASSIGNED;
              shown.appendCodePoint(hidden ? ' ' : c);
            });
    return shown.toString().strip();
  }

  /** Joins at most 10 elements of a list, followed by the number of those left out. */
  static String list(List<String> texts) {
    String first = String.join(", ", texts.stream().limit(MOST).map(Words::printable).toList());
    return texts.size() > MOST ? first + " and " + (texts.size() - MOST) + " more" : first;
  }
}
