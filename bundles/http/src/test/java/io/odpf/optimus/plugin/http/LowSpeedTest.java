// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.http.HttpException.Reason;
import io.odpf.optimus.plugin.api.http.HttpRequest;
import io.odpf.optimus.plugin.api.http.HttpResponse;
import io.odpf.optimus.plugin.api.http.HttpSettings;
import io.odpf.optimus.plugin.api.http.Timeouts;
import io.odpf.optimus.plugin.api.provider.LowSpeed;
import io.odpf.optimus.plugin.http.connection.NameLookup;
import io.odpf.optimus.plugin.itests.servers.HttpTestServer;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The speed limit, with a clock that advances at every reading. */
class LowSpeedTest {
  private static final Duration GENEROUS = Duration.ofSeconds(20);

  @AutoClose private final HttpTestServer server = HttpTestServer.start();
  private final AtomicLong now = new AtomicLong();

  @Test
  void abandonsABodyBelowTheSpeedLimit() throws Exception {
    server.on("/f", (request, wire) -> wire.head(200, "Content-Length: 1000000").drip("abc", 1));
    HttpException failure = failure(Duration.ofSeconds(7), Timeouts.DEFAULT);
    assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
    assertThat(failure).hasMessageMatching("127.0.0.1:\\d+ sent only \\d+ bytes in 1 min");
    assertThat(failure.hint()).contains("timeouts.speed_limit");
  }

  @Test
  void honoursTheConfiguredSpeedLimit() throws Exception {
    byte[] body = new byte[100_000];
    server.on("/f", (request, wire) -> wire.head(200, "Content-Length: 100000").send(body));
    // At most as many reads as bytes: no more than 100,000 s.
    assertThat(read(Duration.ofSeconds(1), limits(1, Duration.ofSeconds(10)))).isEqualTo(body);
    assertThat(read(Duration.ofDays(1), limits(0, Duration.ofSeconds(10)))).isEqualTo(body);
    HttpException failure =
        failure(Duration.ofSeconds(10), limits(1_000_000_000, Duration.ofMillis(1500)));
    assertThat(failure).hasMessageContaining("bytes in 1500 ms");
  }

  @Test
  void acceptsASlowBodyThatEnds() throws Exception {
    server.on("/f", (request, wire) -> wire.head(200, "Content-Length: 3").send("abc"));
    assertThat(read(Duration.ofDays(1), Timeouts.DEFAULT)).hasSize(3);
  }

  @Test
  void excludesTheTimeBetweenReads() {
    LowSpeed speed = new LowSpeed(Timeouts.DEFAULT, now::get);
    for (int i = 0; i < 100; i++) {
      speed.begin();
      now.addAndGet(TimeUnit.MILLISECONDS.toNanos(500));
      assertThat(speed.isReached(501)).isFalse();
      now.addAndGet(TimeUnit.HOURS.toNanos(1));
    }
  }

  @Test
  void measuresEachPeriodSeparately() {
    LowSpeed speed = new LowSpeed(Timeouts.DEFAULT, now::get);
    assertThat(after(speed, 60, 10_000_000)).isFalse();
    assertThat(after(speed, 59, 0)).isFalse();
    assertThat(after(speed, 1, 59_999)).isTrue();
    assertThat(speed.received()).isEqualTo(59_999);
  }

  private boolean after(LowSpeed speed, int seconds, int bytes) {
    speed.begin();
    now.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    return speed.isReached(bytes);
  }

  private static Timeouts limits(long speed, Duration time) {
    return new Timeouts(GENEROUS, GENEROUS, GENEROUS, speed, time);
  }

  private HttpException failure(Duration each, Timeouts timeouts) {
    return catchThrowableOfType(HttpException.class, () -> read(each, timeouts));
  }

  /** Reads the body, with a clock that is {@code each} further after each read. */
  private byte[] read(Duration each, Timeouts timeouts) throws IOException, InterruptedException {
    try (PooledHttpClient client =
            new PooledHttpClient(
                HttpSettings.DEFAULT,
                timeouts,
                Map.of(),
                new NameLookup.SystemResolver(),
                () -> now.addAndGet(each.toNanos()));
        HttpResponse response = client.send(HttpRequest.get(server.uri("/f")))) {
      return response.body().readAllBytes();
    }
  }
}
