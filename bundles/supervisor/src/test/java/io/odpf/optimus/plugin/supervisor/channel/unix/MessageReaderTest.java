// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.unix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageReaderTest {
  private static final int LIMIT = 1 << 20;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 1_023, 1_024, 5_000, 20_000})
  void readsMessagesInPartsOfAnySize(int largestPart) throws Exception {
    Random random = new Random(largestPart);
    int[] sizes = {0, 1, 1_019, 4_091, 4_096, 100_000, 0, 7};
    byte[][] messages = new byte[sizes.length][];
    ByteBuffer all =
        ByteBuffer.allocate(Arrays.stream(sizes).sum() + sizes.length * MessageFraming.PREFIX);
    for (int i = 0; i < sizes.length; i++) {
      messages[i] = new byte[sizes[i]];
      random.nextBytes(messages[i]);
      all.put((byte) 0).putInt(sizes[i]).put(messages[i]);
    }
    all.flip();
    MessageReader reader = new MessageReader(LIMIT);
    int read = 0;

    while (all.hasRemaining()) {
      byte[] part = new byte[Math.min(1 + random.nextInt(largestPart), all.remaining())];
      all.get(part);
      reader.add(part);
      Optional<byte[]> message = reader.next();
      while (message.isPresent()) {
        assertThat(message.get()).isEqualTo(messages[read]);
        read++;
        message = reader.next();
      }
    }

    assertThat(read).isEqualTo(messages.length);
    assertThat(reader.cutOff()).isFalse();
    assertThat(reader.available()).isZero();
  }
}
