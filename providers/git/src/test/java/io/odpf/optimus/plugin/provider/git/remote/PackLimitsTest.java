// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.remote;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PackLimitsTest {
  private static final MemoryBudget PLENTY = new MemoryBudget(1L << 40);

  private static final int MILLION = 1_000_000;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String packet(String content) {
    return String.format("%04x", content.length() + 4) + content;
  }

  private static String header(int objects) {
    StringBuilder header = new StringBuilder("PACK\0\0\0\2");
    for (int shift = 24; shift >= 0; shift -= 8) {
      header.append((char) (objects >> shift & 0xff));
    }
    return header.toString();
  }

  /** An empty file, as it is in packs: its kind and size, and nothing deflated. */
  private static String blob() {
    return "\60\170\234\3\0\0\0\0\1";
  }

  /** The bytes in pieces of a size, as they may arrive. */
  private static void check(PackLimits limits, String text, int piece) throws IOException {
    byte[] bytes = bytes(text);
    for (int at = 0; at < bytes.length; at += piece) {
      limits.check(bytes, at, Math.min(piece, bytes.length - at));
    }
  }

  @Test
  void acceptsAPackOfAMillionObjectsWithMessagesAndEmptyPackets() {
    String pack =
        packet("\1" + header(MILLION).substring(0, 5))
            + packet("\2Counting objects: 100%\r")
            + packet("\1")
            + packet("\1" + header(MILLION).substring(5) + blob())
            + "0000"
            + "what follows is not looked at";
    for (int piece : new int[] {1, 2, 3, 7, 1_000}) {
      assertThatCode(() -> check(new PackLimits(true, PLENTY), pack, piece))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void refusesOneObjectMoreInPacketsOrWithout() {
    String header = header(MILLION + 1);
    String message = "the repository sends 1000001 objects, and the limit is 1000000";
    for (int piece : new int[] {1, 5, 1_000}) {
      assertThatThrownBy(() -> check(new PackLimits(false, PLENTY), header, piece))
          .hasMessage(message);
      assertThatThrownBy(() -> check(new PackLimits(true, PLENTY), packet("\1" + header), piece))
          .hasMessage(message);
    }
  }

  @Test
  void countsMessagesOfAllPackets() throws Exception {
    PackLimits limits = new PackLimits(true, PLENTY);
    String message = packet("\2" + ("x".repeat(1_023) + "\n").repeat(32).substring(1));
    check(limits, message.repeat(32), 1_000);
    assertThatThrownBy(() -> check(limits, message, 1_000))
        .hasMessage("the repository sends more than 1 MiB of messages");
  }

  @Test
  void leavesMalformedPacketsToTheReader() {
    for (String text : new String[] {"xyz", "-001abc", "0001", "0003", "0004" + packet("\1x")}) {
      assertThatCode(() -> check(new PackLimits(true, PLENTY), text, 1)).doesNotThrowAnyException();
    }
  }

  @Test
  void refusesALineOfProgressWithoutEnd() throws Exception {
    PackLimits limits = new PackLimits(true, PLENTY);
    check(limits, packet("\2" + "x".repeat(4_096)), 100);
    assertThatThrownBy(() -> check(limits, packet("\2x"), 100))
        .hasMessage("the repository sends a message of more than 4 KiB a line");
  }
}
