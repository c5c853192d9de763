// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs.transport;

import io.odpf.optimus.plugin.api.option.Secret;
import java.util.List;

/** Prepares a server's text for messages: one short line without secrets and control characters. */
final class PeerWords {
  private static final int LONGEST = 300;

  private PeerWords() {}

  /**
   * Returns the text as one short line, with the secrets masked.
   *
   * @param secrets the values that were sent to the server and that it might repeat
   */
  static String printable(String text, List<Secret> secrets) {
    String masked = text;
    for (Secret secret : secrets) {
      masked = secret.redact(masked);
    }
    StringBuilder line = new StringBuilder();
    masked
        .codePoints()
        .limit(2 * LONGEST)
        .map(point -> isPlain(point) ? point : ' ')
        .forEach(line::appendCodePoint);
    String plain = line.toString().replaceAll(" {2,}", " ").strip();
    return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "...";
  }

  private static boolean isPlain(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
