// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.manager.InstallReport;
import io.odpf.optimus.plugin.api.manager.Mode;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.ProviderFactory;
import io.odpf.optimus.plugin.manager.disk.FileDigest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** Tests retries of fetches after failures. */
class FetchRetryTest extends SinglePluginFixture {
  @Test
  void continuesABrokenTransferAtARetry() throws Exception {
    List<Long> starts = new ArrayList<>();
    machine.source.on(
        NEO,
        (content, sink) -> {
          starts.add(sink.received());
          sink.expect(content.length);
          int from = (int) sink.received();
          if (starts.size() < 3) {
            sink.write(content, from, 1000);
            throw ProviderException.unavailable("the line is bad", "", null);
          }
          sink.transferFrom(
              new ByteArrayInputStream(Arrays.copyOfRange(content, from, content.length)));
        });

    InstallReport report = machine.install();

    assertThat(starts).containsExactly(0L, 1000L, 2000L);
    assertThat(report.fetchedBytes()).isEqualTo(neo.length);
    assertThat(machine.binary("neo")).hasBinaryContent(neo);
    assertThat(machine.listener.events)
        .contains("retrying neo 1/3: the line is bad", "retrying neo 2/3: the line is bad");
  }

  @Test
  void unpacksAgainIfTheTransferStartsAgain() throws Exception {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(zip)) {
      out.putNextEntry(new ZipEntry("bin/optimus-neo_linux_amd64"));
      out.write(neo);
      out.closeEntry();
    }
    machine.source.put(NEO, zip.toByteArray());
    AtomicInteger attempts = new AtomicInteger();
    machine.source.on(
        NEO,
        (content, sink) -> {
          if (attempts.incrementAndGet() == 1) {
            sink.transferFrom(new ByteArrayInputStream(new byte[] {0x1f, (byte) 0x8b, 8, 0, 1, 2}));
            throw ProviderException.unavailable("that was another file", "", null);
          }
          sink.restart();
          MemorySource.give(content, sink);
        });

    machine.install();

    assertThat(machine.binary("neo")).hasBinaryContent(neo);
  }

  @Test
  void acceptsABodyWithoutAMarkedEndIfItsDigestMatches() throws Exception {
    machine.source.pins = false;
    machine.source.on(NEO, (content, sink) -> sink.transferFrom(unmarked(content)));

    PluginManagerException refused =
        catchThrowableOfType(PluginManagerException.class, machine::install);
    assertThat(refused).hasMessageContaining("it may have been cut (tried 3 times)");
    assertThat(refused.problems().get(0).hint()).isEqualTo("give a digest");
    assertThat(machine.binary("neo")).doesNotExist();

    Digest digest = FileDigest.sha256(Files.write(directory.resolve("neo"), neo));
    Map<Platform, Digest> sha256 = Map.of(TestMachine.LINUX, digest);
    machine.list(TestMachine.entry("neo", "1.0", Optional.empty(), sha256, Set.of(Mode.values())));
    machine.source.on(
        NEO, (content, sink) -> sink.transferFrom(unmarked(Arrays.copyOf(content, 1000))));
    assertThat(catchThrowableOfType(PluginManagerException.class, machine::install))
        .hasMessageContaining("it may have been cut");

    machine.source.on(NEO, (content, sink) -> sink.transferFrom(unmarked(content)));
    machine.install();
    assertThat(machine.binary("neo")).hasBinaryContent(neo);
  }

  private static InputStream unmarked(byte[] content) {
    InputStream end =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new HttpException(
                HttpException.Reason.UNMARKED_END, "it may have been cut", "give a digest", null);
          }
        };
    return new SequenceInputStream(new ByteArrayInputStream(content), end);
  }

  @Test
  void waitsForTheDelayThatTheSourceRequests() throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    machine.source.on(
        NEO,
        (content, sink) -> {
          if (attempts.incrementAndGet() == 1) {
            throw ProviderException.unavailableFor(Duration.ofMillis(20), "too many requests", "");
          }
          MemorySource.give(content, sink);
        });

    machine.install();

    assertThat(machine.listener.events).contains("retrying neo 1/3: too many requests");
  }

  @Test
  void refusesADelayAboveTheLimit() {
    machine.source.on(
        NEO,
        (content, sink) -> {
          throw ProviderException.unavailableFor(Duration.ofMinutes(2), "too many requests", "");
        });

    PluginManagerException failed =
        catchThrowableOfType(PluginManagerException.class, machine::install);

    assertThat(failed.getMessage())
        .isEqualTo("too many requests, and asks to be left alone for 120 s");
    assertThat(failed.problems().get(0).hint())
        .isEqualTo("try again then, or allow it by retries.max_delay, which is 20 ms");
    assertThat(machine.source.fetches).hasValue(1);
  }

  @Test
  void continuesWithTheNewBundleIfAProviderIsReplaced() throws Exception {
    CountDownLatch inTheMiddle = new CountDownLatch(1);
    machine.source.on(
        NEO,
        (content, sink) -> {
          sink.write(content, 0, 1000);
          inTheMiddle.countDown();
          new CountDownLatch(1).await();
        });
    MemorySource successor = new MemorySource();
    successor.put(NEO, neo);
    Thread update =
        new Thread(
            () -> {
              try {
                inTheMiddle.await();
              } catch (InterruptedException e) {
                return;
              }
              machine.registry.add(successor, "test 2", 0);
              machine.registry.remove((ProviderFactory) machine.source);
            });
    update.start();

    InstallReport report = machine.install();
    update.join();

    assertThat(machine.binary("neo")).hasBinaryContent(neo);
    assertThat(report.fetchedBytes()).isEqualTo(neo.length);
    assertThat(machine.source.closed).hasValue(1);
    assertThat(successor.closed).hasValue(1);
    assertThat(machine.listener.events)
        .contains("retrying neo 1/3: provider type memory was updated while it was used");
  }

  @Test
  void reportsARemovedProvider() {
    machine.registry.remove(machine.source);

    PluginManagerException failed =
        catchThrowableOfType(PluginManagerException.class, machine::install);

    assertThat(failed.getMessage())
        .isEqualTo("provider type memory is not present; present are none (tried 3 times)");
  }
}
