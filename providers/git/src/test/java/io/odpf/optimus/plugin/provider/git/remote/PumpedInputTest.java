// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.odpf.optimus.plugin.api.http.Timeouts;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Streams that drip, by a clock that goes on at each look at it. */
class PumpedInputTest {
  private static final Duration GENEROUS = Duration.ofMinutes(2);

  @AutoClose private final PipedOutputStream source = new PipedOutputStream();
  private final AtomicLong now = new AtomicLong();

  private PumpedInput input(Duration look, long limit) throws IOException {
    PipedInputStream pipe = new PipedInputStream(source, 1 << 16);
    Timeouts timeouts =
        new Timeouts(GENEROUS, GENEROUS, GENEROUS, limit, Timeouts.DEFAULT.speedTime());
    return new PumpedInput(() -> pipe, "git test", timeouts, () -> now.addAndGet(look.toNanos()));
  }

  /** Writes a byte and reads it, so many times. */
  private void drip(PumpedInput input, int times) throws IOException {
    for (int i = 0; i < times; i++) {
      source.write('a');
      source.flush();
      assertThat(input.read()).isEqualTo('a');
    }
  }

  @Test
  void failsForASourceBelowTheSpeedLimit() throws IOException {
    try (PumpedInput input = input(Duration.ofSeconds(7), 1000)) {
      drip(input, 8);

      assertThatThrownBy(() -> drip(input, 1))
          .isInstanceOf(SocketTimeoutException.class)
          .hasMessage("only 9 bytes came in 60.0 s (timeouts.speed_limit)");
    }
  }

  @Test
  void acceptsASlowSourceWithoutASpeedLimit() throws IOException {
    try (PumpedInput input = input(Duration.ofHours(1), 0)) {
      drip(input, 30);
    }
  }

  @Test
  void readsASourceAboveTheSpeedLimitToItsEnd() throws IOException {
    try (PumpedInput input = input(Duration.ofSeconds(29), 1000)) {
      for (int i = 0; i < 10; i++) {
        source.write(new byte[60_000]);
        source.flush();
        assertThat(input.readNBytes(60_000)).hasSize(60_000);
      }
      source.close();
      assertThat(input.read()).isEqualTo(-1);
    }
  }
}
