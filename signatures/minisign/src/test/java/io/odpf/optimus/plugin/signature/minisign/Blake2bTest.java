// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.signature.minisign;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class Blake2bTest {
  private static String digest(byte[] bytes) {
    Blake2b digest = new Blake2b();
    digest.update(bytes, 0, bytes.length);
    return HexFormat.of().formatHex(digest.digest());
  }

  @Test
  void matchesTheExampleOfTheStandard() {
    assertThat(digest("abc".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo(
            "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
                + "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923");
  }

  @Test
  void hashesEmptyInput() {
    assertThat(digest(new byte[0]))
        .isEqualTo(
            "786a02f742015903c6c6fd852552d272912f4740e15847618a86e217f71f5419"
                + "d25e1031afee585313896444934eb04b903a685b1448b755d56f701afe9be2ce");
  }

  /** Lengths around one, two and three blocks; the digest of all digests by Python's hashlib. */
  @Test
  void hashesEveryLengthInPiecesOfAnySize() throws Exception {
    MessageDigest all = MessageDigest.getInstance("SHA-256");
    for (int length = 0; length < 400; length++) {
      byte[] bytes = new byte[length];
      for (int i = 0; i < length; i++) {
        bytes[i] = (byte) (i * 7);
      }
      Blake2b digest = new Blake2b();
      for (int at = 0, piece = 1; at < length; at += piece, piece = piece * 2 + 1) {
        digest.update(bytes, at, Math.min(piece, length - at));
      }
      all.update(digest.digest());
    }
    assertThat(HexFormat.of().formatHex(all.digest()))
        .isEqualTo("a388b8e886ab811c885909958b4fb8d01e48f34d25b92595640dec6e129a1639");
  }
}
