// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.compression.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InterruptedIOException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class DecoderMemoryTest {
  private final DecoderMemory memory = new DecoderMemory(60, 100);
  private final FutureTask<Long> second = new FutureTask<>(() -> memory.reserve(60));

  private Thread waiting() {
    Thread thread = new Thread(second);
    thread.start();
    while (thread.getState() != Thread.State.WAITING) {
      LockSupport.parkNanos(1_000_000);
    }
    return thread;
  }

  @Test
  void reservesFreeMemoryAtOnce() throws Exception {
    assertThat(memory.reserve(60)).isEqualTo(60);
    assertThat(memory.reserve(40)).isEqualTo(40);
  }

  @Test
  void waitsUntilMemoryIsReleased() throws Exception {
    long first = memory.reserve(60);
    waiting();
    assertThat(second).isNotDone();

    memory.release(first);

    assertThat(second.get()).isEqualTo(60);
  }

  @Test
  void reservesAtMostTheTotal() throws Exception {
    long taken = memory.reserve(1000);
    assertThat(taken).isEqualTo(100);
    memory.release(taken);
    assertThat(memory.reserve(100)).isEqualTo(100);
  }

  @Test
  void reservesNothingWhenInterruptedWhileWaiting() throws Exception {
    long first = memory.reserve(60);
    waiting().interrupt();
    assertThatThrownBy(second::get).hasCauseInstanceOf(InterruptedIOException.class);
    memory.release(first);
    assertThat(memory.reserve(100)).isEqualTo(100);
  }
}
