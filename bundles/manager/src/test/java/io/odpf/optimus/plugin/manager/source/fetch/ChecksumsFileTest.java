// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.provider.Digest.Algorithm;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksumsFileTest {
  private static final String A = "a".repeat(64);

  private static ChecksumsFile file(String text) {
    return new ChecksumsFile(text.getBytes(StandardCharsets.UTF_8), "checksums.txt");
  }

  private static List<Digest> of(String text) throws ArtifactFetchException {
    return file(text).of("release/dist/neo.tar.gz");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s  neo.tar.gz\n",
        "%s *neo.tar.gz\r\n",
        "%s\tneo.tar.gz\n",
        "%s  ./dist/neo.tar.gz",
        "%s  dist\\neo.tar.gz",
        "\\%s  neo.tar.gz\n",
        "%s  neo.tar.gz\0",
        "sha256:%s  neo.tar.gz\n",
        "SHA256 (neo.tar.gz) = %s\n",
        "SHA256(neo.tar.gz)= %s\n",
        "SHA2-256(dist/neo.tar.gz)= %s\n",
        "SHA256(neo.tar.gz) = %s\n",
        "# a comment\n\n%s  neo.tar.gz\n",
        "0000  trinity.tar.gz\n%s  neo.tar.gz\n",
        "d41d8cd98f00b204e9800998ecf8427e  neo.tar.gz\n%s  neo.tar.gz\n",
        "%s\n",
        "%s",
        "%s  -\n",
        "SHA2-256(stdin)= %s\n",
        "SHA256 hash of neo.tar.gz:\r\n%s\r\nCertUtil: -hashfile command completed successfully.\r\n",
        "Algorithm   Hash        Path\r\n---------   ----        ----\r\nSHA256      %s  C:\\dist\\neo.tar.gz\r\n",
        "MD5 (neo.tar.gz) = d41d8cd98f00b204e9800998ecf8427e\nSHA256 (neo.tar.gz) = %s\n",
        "BLAKE2s (neo.tar.gz) = 0123456789012345678901234567890123456789012345678901234567890123\n"
            + "SHA3-256 (neo.tar.gz) = 0123456789012345678901234567890123456789012345678901234567890123\n"
            + "SHA512/256 (neo.tar.gz) = 0123456789012345678901234567890123456789012345678901234567890123\n"
            + "SHA256 (neo.tar.gz) = %s\n",
        "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\n%s  neo.tar.gz\n",
      })
  void findsADigest(String text) throws Exception {
    for (String hex : new String[] {A, A.toUpperCase(Locale.ROOT)}) {
      assertThat(of(text.replace("%s", hex))).containsExactly(Digest.sha256(A));
    }
  }

  @Test
  void findsADigestInGroups() throws Exception {
    assertThat(
            of(
                "neo.tar.gz: AAAAAAAA AAAAAAAA AAAAAAAA AAAAAAAA AAAAAAAA AAAAAAAA\n"
                    + "            AAAAAAAA AAAAAAAA\n"))
        .containsExactly(Digest.sha256(A));
  }

  @Test
  void readsTheFormatsOfWindows() throws Exception {
    String text = A + "  neo.tar.gz\r\n";
    for (Charset encoding :
        List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      for (String mark : new String[] {"\ufeff", ""}) {
        assertThat(
                new ChecksumsFile((mark + text).getBytes(encoding), "checksums.txt")
                    .of("neo.tar.gz"))
            .containsExactly(Digest.sha256(A));
      }
    }
  }

  @Test
  void readsBothAlgorithms() throws Exception {
    String b = "b".repeat(128);
    assertThat(of(b + "  neo.tar.gz\n")).containsExactly(new Digest(Algorithm.SHA512, b));
    assertThat(of(A + "  neo.tar.gz\n" + b + "  neo.tar.gz\n"))
        .containsExactlyInAnyOrder(Digest.sha256(A), new Digest(Algorithm.SHA512, b));
  }

  @Test
  void prefersTheBestMatchingFolder() throws Exception {
    String text =
        "b".repeat(64)
            + "  linux/neo.tar.gz\n"
            + A
            + "  dist/neo.tar.gz\n"
            + "c".repeat(64)
            + "  other/dist/trinity.tar.gz\n";
    assertThat(of(text)).containsExactly(Digest.sha256(A));
    assertThatThrownBy(() -> file(text).of("windows/neo.tar.gz"))
        .hasMessage("checksums.txt gives two checksums for neo.tar.gz");
  }

  @Test
  void readsADigestWithoutANameOnlyIfNoLineHasOne() {
    assertThatThrownBy(() -> of(A + "\n" + "b".repeat(64) + "  trinity.tar.gz\n"))
        .hasMessage("checksums.txt has no SHA-256 or SHA-512 checksum for neo.tar.gz");
    assertThatThrownBy(() -> of(A + "\n" + "b".repeat(64) + "\n"))
        .hasMessage("checksums.txt gives two checksums for neo.tar.gz");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s  other-neo.tar.gz",
        "%s  neo.tar.gz.sig",
        "BLAKE2s (neo.tar.gz) = %s",
        "SHA3-256(neo.tar.gz)= %s",
        "SM3 (neo.tar.gz) = %s",
        "%s00  neo.tar.gz",
        "neo.tar.gz",
        ""
      })
  void ignoresOtherLines(String text) {
    assertThatThrownBy(() -> of(text.replace("%s", A)))
        .hasMessage("checksums.txt has no SHA-256 or SHA-512 checksum for neo.tar.gz");
  }

  @Test
  void readsManyGroupsWithoutAStackOverflow() {
    assertThatThrownBy(() -> of("neo.tar.gz: " + "AA ".repeat(300_000)))
        .isInstanceOf(ArtifactFetchException.class);
    assertThatThrownBy(() -> of("neo.tar.gz:\n" + "  AA\n".repeat(200_000)))
        .isInstanceOf(ArtifactFetchException.class);
  }

  @Test
  void refusesTwoChecksumsOfAnArtifact() {
    assertThatThrownBy(() -> of(A + "  neo.tar.gz\n" + "b".repeat(64) + "  neo.tar.gz\n"))
        .hasMessage("checksums.txt gives two checksums for neo.tar.gz");
  }
}
