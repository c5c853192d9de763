// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.lfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LfsPointerTest {
  private static final String OID =
      "4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393";

  @Test
  void readsAPointerWithOrWithoutExtensions() {
    LfsPointer plain =
        LfsPointer.of(
                bytes(
                    "version https://git-lfs.github.com/spec/v1\noid sha256:"
                        + OID
                        + "\nsize 12345\n"))
            .orElseThrow();
    LfsPointer extended =
        LfsPointer.of(
                bytes(
                    "version https://git-lfs.github.com/spec/v1\next-0-foo sha256:"
                        + OID
                        + "\noid sha256:"
                        + OID
                        + "\nsize 1\n"))
            .orElseThrow();

    assertThat(plain.digest().hex()).isEqualTo(OID);
    assertThat(plain.size()).isEqualTo(12345);
    assertThat(extended.size()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "#!/bin/sh\n",
        "version https://git-lfs.github.com/spec/v1\n",
        "version https://git-lfs.github.com/spec/v1\noid sha256:abc\nsize 1\n",
        "version https://git-lfs.github.com/spec/v1\noid md5:0\nsize 1\n",
        "version https://git-lfs.github.com/spec/v2\noid sha256:" + OID + "\nsize 1\n",
        "version https://git-lfs.github.com/spec/v1\noid sha256:" + OID + "\nsize -1\n",
        "version https://git-lfs.github.com/spec/v1\noid sha256:"
            + OID
            + "\nsize 9999999999999999999\n",
      })
  void takesNothingElseForOne(String content) {
    assertThat(LfsPointer.of(bytes(content))).isEmpty();
  }

  @Test
  void doesNotMistakeALongFileForAPointer() {
    String pointer =
        "version https://git-lfs.github.com/spec/v1\noid sha256:" + OID + "\nsize 12345\n";

    assertThat(LfsPointer.of(bytes(pointer + "x".repeat(LfsPointer.LONGEST)))).isEmpty();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
