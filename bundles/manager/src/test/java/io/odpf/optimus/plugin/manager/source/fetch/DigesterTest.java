// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.provider.Digest;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DigesterTest {
  /** The usual test input in catalogues of checksums. */
  private static final byte[] CHECK = "123456789".getBytes(StandardCharsets.US_ASCII);

  private final Digester digester = new Digester(EnumSet.allOf(Digest.Algorithm.class));

  @Test
  void computesAllAlgorithmsInOnePass() {
    digester.update(CHECK, 0, CHECK.length);

    assertThat(digester.finish())
        .containsOnlyKeys(Digest.Algorithm.values())
        .containsEntry(
            Digest.Algorithm.MD5, digest(Digest.Algorithm.MD5, "25f9e794323b453885f5181f1b624d0b"))
        .containsEntry(Digest.Algorithm.CRC32, digest(Digest.Algorithm.CRC32, "cbf43926"))
        .containsEntry(Digest.Algorithm.CRC32C, digest(Digest.Algorithm.CRC32C, "e3069283"))
        .containsEntry(
            Digest.Algorithm.CRC64NVME, digest(Digest.Algorithm.CRC64NVME, "ae8b14860a799888"));
  }

  @Test
  void startsAgainAfterFinishAndReset() {
    Map<Digest.Algorithm, Digest> ofNothing = digester.finish();
    digester.update(CHECK, 0, CHECK.length);
    digester.reset();

    assertThat(digester.finish()).isEqualTo(ofNothing);
    assertThat(ofNothing.get(Digest.Algorithm.CRC64NVME).hex()).isEqualTo("0000000000000000");
  }

  @Test
  void computesTheSameValuesForAnyPartition() {
    byte[] bytes = new byte[10_000];
    new Random(1).nextBytes(bytes);
    digester.update(bytes, 0, bytes.length);
    Map<Digest.Algorithm, Digest> whole = digester.finish();

    for (int next = 0, step = 0; next < bytes.length; next += step) {
      step = Math.min(step + 1, bytes.length - next);
      digester.update(bytes, next, step);
    }

    assertThat(digester.finish()).isEqualTo(whole);
  }

  private static Digest digest(Digest.Algorithm algorithm, String hex) {
    return new Digest(algorithm, hex);
  }
}
