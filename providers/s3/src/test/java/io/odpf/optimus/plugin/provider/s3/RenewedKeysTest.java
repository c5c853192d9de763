// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.provider.s3.account.AccessKeys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RenewedKeysTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

  private final AtomicInteger searches = new AtomicInteger();

  @Test
  void looksUpKeysOnceIfTheyDoNotExpire() throws Exception {
    assertThat(searchesOfTwoCalls(Optional.empty())).isEqualTo(1);
  }

  @Test
  void looksUpKeysAgainShortlyBeforeTheyExpire() throws Exception {
    assertThat(searchesOfTwoCalls(Optional.of(Duration.ofMinutes(10)))).isEqualTo(1);
    assertThat(searchesOfTwoCalls(Optional.of(Duration.ofSeconds(90)))).isEqualTo(2);
    assertThat(searchesOfTwoCalls(Optional.of(Duration.ofHours(-1)))).isEqualTo(2);
  }

  @Test
  void looksUpKeysAgainAfterAFailure() throws Exception {
    RenewedKeys keys =
        new RenewedKeys(
            () -> {
              if (searches.incrementAndGet() == 1) {
                throw ProviderException.unavailable("down", "", null);
              }
              return keys(Optional.empty());
            },
            CLOCK);

    assertThatThrownBy(keys::current).hasMessage("down");
    assertThat(keys.current()).isPresent();
  }

  private int searchesOfTwoCalls(Optional<Duration> left) throws Exception {
    searches.set(0);
    RenewedKeys keys =
        new RenewedKeys(
            () -> {
              searches.incrementAndGet();
              return keys(left.map(CLOCK.instant()::plus));
            },
            CLOCK);
    keys.current();
    keys.current();
    return searches.get();
  }

  private static AccessKeys keys(Optional<Instant> end) {
    return new AccessKeys("id", Secret.of("s"), Optional.empty(), end);
  }
}
