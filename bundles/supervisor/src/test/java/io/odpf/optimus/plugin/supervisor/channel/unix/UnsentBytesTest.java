// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.unix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;

/** What is collected before there is a connection. */
class UnsentBytesTest {
  private static final int PIECES = 1_000;

  @Test
  void returnsAllPartsInOrderDespiteReadsInBetween() {
    UnsentBytes unsent = new UnsentBytes();
    ByteArrayOutputStream expected = new ByteArrayOutputStream();
    for (int i = 0; i < PIECES; i++) {
      byte[] piece = new byte[i % 7];
      java.util.Arrays.fill(piece, (byte) i);
      unsent.add(piece);
      expected.writeBytes(piece);
      if (i % 100 == 0) {
        assertThat(unsent.all()).isEqualTo(expected.toByteArray());
      }
    }
    assertThat(unsent.all()).isEqualTo(expected.toByteArray());

    unsent.clear();
    assertThat(unsent.all()).isEmpty();
  }

  @Test
  void neitherCopiesNorChangesASingleMessage() {
    byte[] message = {1, 2};
    UnsentBytes unsent = new UnsentBytes();
    unsent.add(new byte[0]);
    unsent.add(message);
    unsent.add(new byte[0]);
    assertThat(unsent.all()).isSameAs(message);

    unsent.add(new byte[] {3});

    assertThat(unsent.all()).containsExactly(1, 2, 3);
    assertThat(message).containsExactly(1, 2);
  }
}
