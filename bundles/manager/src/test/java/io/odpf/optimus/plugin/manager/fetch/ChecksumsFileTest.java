// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.odpf.optimus.plugin.api.provider.Digest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksumsFileTest {
  private static final String A = "a".repeat(64);

  private static ChecksumsFile file(String text) {
    return new ChecksumsFile(text.getBytes(StandardCharsets.UTF_8), "checksums.txt");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s  neo.tar.gz\n",
        "%s *neo.tar.gz\r\n",
        "%s  ./dist/neo.tar.gz",
        "\\%s  neo.tar.gz\n",
        "SHA256 (neo.tar.gz) = %s\n",
        "# a comment\n\n%s  neo.tar.gz\n",
        "0000  trinity.tar.gz\n%s  neo.tar.gz\n",
        "d41d8cd98f00b204e9800998ecf8427e  neo.tar.gz\n%s  neo.tar.gz\n"
      })
  void findsADigest(String text) throws Exception {
    assertThat(file(text.replace("%s", A)).of("neo.tar.gz")).isEqualTo(Digest.sha256(A));
  }

  @Test
  void takesSha512Too() throws Exception {
    assertThat(file("b".repeat(128) + "  neo").of("neo").algorithm())
        .isEqualTo(Digest.Algorithm.SHA512);
  }

  @Test
  void doesNotTakeANameThatOnlyEndsTheSame() {
    assertThatThrownBy(() -> file(A + "  other-neo.tar.gz").of("neo.tar.gz"))
        .hasMessage("checksums.txt has no SHA-256 or SHA-512 checksum for neo.tar.gz");
  }

  @Test
  void refusesTwoAnswers() {
    assertThatThrownBy(() -> file(A + "  neo\n" + "b".repeat(64) + "  neo\n").of("neo"))
        .hasMessage("checksums.txt gives two checksums for neo");
  }
}
