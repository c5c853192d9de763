// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.daemon.Toxiproxy;
import io.odpf.optimus.plugin.itests.servers.HttpTestServer;
import io.odpf.optimus.plugin.itests.servers.ServedFile;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A good server behind a bad network. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpoiledConnectionTest {
  /** A limit that the test reaches. */
  private static final String IMPATIENT =
      "timeouts: {connect: 1h, idle: 500ms, total: 1h}\n"
          + "      retries: {attempts: 2, initial_delay: 1ms}";

  /** An idle limit that a slow network stays far below, unlike the whole transfer. */
  private static final String WAITING =
      "timeouts: {connect: 1h, idle: 4s, total: 1h}\n"
          + "      retries: {attempts: 2, initial_delay: 1ms}";

  private final AtomicInteger names = new AtomicInteger();
  @AutoClose private final HttpTestServer server = HttpTestServer.start();
  private Toxiproxy proxy;
  private String way;
  private Plugin plugin;
  private Machine machine;

  @BeforeAll
  void startProxy() {
    proxy =
        Toxiproxy.start(
            Path.of(System.getProperty("optimus.itests.fixtures")).resolve("toxiproxy"),
            Path.of(System.getProperty("optimus.itests.cache")).resolve("go"));
  }

  @AfterAll
  void stopProxy() {
    proxy.close();
  }

  @BeforeEach
  void haveAWay(@TempDir Path directory) throws Exception {
    plugin = Plugin.create(directory, 1);
    server.on("/neo.tar.gz", new ServedFile(plugin.archive(), "\"a\"", null));
    way = "way" + names.incrementAndGet();
    machine = new Machine(directory).from("http://127.0.0.1:" + proxy.pass(way, server.port()));
  }

  @Test
  void retriesAfterResets() throws Exception {
    proxy.spoil(way, "reset_peer", "{\"timeout\":0}");
    Attempt attempt = machine.fails("unavailable");
    assertThat(attempt.problem().message()).contains("(tried 3 times)");
    proxy.heal(way);
    machine.installs(plugin);
  }

  @Test
  void resumesUntilTheTransferIsComplete() throws Exception {
    proxy.spoil(way, "limit_data", "{\"bytes\":80000}");
    Attempt attempt = machine.with("retries: {attempts: 10, initial_delay: 1ms}").installs(plugin);
    assertThat(attempt.report().fetchedBytes()).isEqualTo(plugin.archive().length);
    assertThat(attempt.retries()).hasSize(3);
    assertThat(server.lastRequest().header("Range")).startsWith("bytes=23");
  }

  @Test
  void failsIfTheNetworkSwallowsEverything() throws Exception {
    proxy.spoil(way, "timeout", "{\"timeout\":0}");
    Attempt attempt = machine.with(IMPATIENT).fails("unavailable");
    assertThat(attempt.problem().message()).contains("sent nothing for 500 ms (tried 2 times)");
  }

  @Test
  void failsIfTheNetworkSwallowsEverythingAndDisconnects() throws Exception {
    proxy.spoil(way, "timeout", "{\"timeout\":100}");
    Attempt attempt = machine.fails("unavailable");
    assertThat(attempt.problem().message()).contains("(tried 3 times)");
  }

  @Test
  void acceptsSmallPieces() throws Exception {
    proxy.spoil(way, "slicer", "{\"average_size\":700,\"size_variation\":300,\"delay\":200}");
    assertThat(machine.installs(plugin).retries()).isEmpty();
  }

  @Test
  void waitsForASlowNetworkWhileBytesArrive() throws Exception {
    proxy.spoil(way, "bandwidth", "{\"rate\":60}");
    Attempt attempt = machine.with(WAITING).installs(plugin);
    assertThat(attempt.retries()).isEmpty();
  }

  @Test
  void resumesASlowTransferAfterTheTotalLimit() throws Exception {
    proxy.spoil(way, "bandwidth", "{\"rate\":150}");
    Attempt attempt =
        machine
            .with(
                "timeouts: {connect: 1h, idle: 1h, total: 1s}",
                "retries: {attempts: 20, initial_delay: 1ms}")
            .installs(plugin);
    assertThat(attempt.retries()).isNotEmpty();
    assertThat(attempt.report().fetchedBytes()).isEqualTo(plugin.archive().length);
  }

  @Test
  void acceptsALateDisconnect() throws Exception {
    proxy.spoil(way, "slow_close", "{\"delay\":3600000}");
    Attempt attempt = machine.installs(plugin);
    assertThat(attempt.retries()).isEmpty();
  }

  @Test
  void acceptsAHighLatency() throws Exception {
    proxy.spoil(way, "latency", "{\"latency\":300,\"jitter\":100}");
    assertThat(machine.with(WAITING).installs(plugin).retries()).isEmpty();
  }
}
