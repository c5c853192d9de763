// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.manager.CleanRequest;
import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.manager.InstallReport;
import io.odpf.optimus.plugin.api.manager.InstallRequest.Option;
import io.odpf.optimus.plugin.api.manager.Mode;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.ProviderFactory;
import io.odpf.optimus.plugin.config.model.PluginEntry;
import io.odpf.optimus.plugin.manager.disk.FileDigest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the fetch of artifacts: retries, continued transfers, verification and the store. */
class ArtifactFetchTest {
  private static final String NEO = TestMachine.pathOf("neo", "1.0", TestMachine.LINUX);

  @TempDir Path directory;
  private TestMachine machine;
  private byte[] neo;

  @BeforeEach
  void publish() {
    machine = new TestMachine(directory);
    neo = machine.publish("neo", "1.0");
    machine.list("neo", "1.0");
  }

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
  void fetchesAgainIfAnotherProcessRemovesTheArtifactBeforeItIsUnpacked() throws Exception {
    machine.install();
    machine.clean(CleanRequest.Option.ALL);
    AtomicInteger removed = new AtomicInteger();
    InstallListener cleaner =
        new InstallListener() {
          @Override
          public void fetched(String plugin, String platform, long bytes, boolean fromStore) {
            if (fromStore) {
              machine.emptyStore();
              removed.incrementAndGet();
            }
          }
        };

    InstallReport report = machine.install(cleaner);

    assertThat(removed).hasValue(1);
    assertThat(report.fetchedBytes()).isEqualTo(neo.length);
    assertThat(machine.binary("neo")).hasBinaryContent(neo);
  }

  @Test
  void continuesTheTransferOfAnEarlierRun() throws Exception {
    machine.source.on(
        NEO,
        (content, sink) -> {
          if (sink.received() == 0) {
            sink.write(content, 0, 1000);
          }
          throw ProviderException.unavailable("the line is bad", "", null);
        });
    catchThrowableOfType(PluginManagerException.class, machine::install);
    machine.source.heal();

    InstallReport report = machine.install();

    assertThat(report.fetchedBytes()).isEqualTo(neo.length - 1000);
    assertThat(machine.binary("neo")).hasBinaryContent(neo);
  }

  @Test
  void startsAgainIfTheBytesOfAnEarlierRunAreDamaged() throws Exception {
    machine.lock();
    machine.clean(CleanRequest.Option.CACHE);
    machine.source.on(
        NEO,
        (content, sink) -> {
          sink.write(content, 0, 1000);
          throw ProviderException.denied("no", "");
        });
    catchThrowableOfType(PluginManagerException.class, machine::install);
    try (Stream<Path> partials = Files.list(machine.store.resolve("partial"))) {
      Path partial =
          partials
              .filter(it -> !it.getFileName().toString().contains("."))
              .findFirst()
              .orElseThrow();
      Files.write(partial, new byte[1000]);
    }
    machine.source.heal();

    machine.install();

    assertThat(machine.binary("neo")).hasBinaryContent(neo);
  }

  @Test
  void discardsARefusedArtifact() throws Exception {
    machine.clean(CleanRequest.Option.CACHE);
    Files.deleteIfExists(machine.configFile.resolveSibling("config.yaml.lock"));
    machine.source.put(NEO, "this is no program".getBytes(StandardCharsets.UTF_8));

    catchThrowableOfType(PluginManagerException.class, machine::install);

    assertThat(files(machine.store)).isEmpty();
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void removesAnUnusedLocationAfterAFailure() throws Exception {
    machine.source.on(
        NEO,
        (content, sink) -> {
          throw ProviderException.denied("no", "");
        });
    Path location = machine.location;

    catchThrowableOfType(PluginManagerException.class, machine::install);
    assertThat(location).doesNotExist();

    Files.createDirectory(location);
    catchThrowableOfType(PluginManagerException.class, machine::install);
    assertThat(location).isEmptyDirectory();

    machine.source.heal();
    machine.install();
    assertThat(machine.binary("neo")).hasBinaryContent(neo);
  }

  @Test
  void discardsAPartialArtifactWithoutAPin() throws Exception {
    machine.source.pins = false;
    machine.source.on(
        NEO,
        (content, sink) -> {
          sink.write(content, 0, 1000);
          throw ProviderException.denied("no", "");
        });
    catchThrowableOfType(PluginManagerException.class, machine::install);

    assertThat(machine.store.resolve("partial")).isEmptyDirectory();
    assertThat(machine.store.resolve("scratch")).isEmptyDirectory();
  }

  @Test
  void fetchesASharedArtifactOnce() throws Exception {
    byte[] trinity = TestMachine.program(TestMachine.LINUX, "trinity");
    publishBundle(Map.of("neo", neo, "trinity", trinity));
    machine.list(inBundle("neo"));
    machine.list(inBundle("trinity"));

    InstallReport report = machine.install();

    assertThat(machine.source.resolves).hasValue(1);
    assertThat(machine.source.fetches).hasValue(1);
    assertThat(report.fetchedBytes()).isEqualTo(machine.source.length(BUNDLE));
    assertThat(machine.binary("neo")).hasBinaryContent(neo);
    assertThat(machine.binary("trinity")).hasBinaryContent(trinity);
  }

  @Test
  void revalidatesASharedArtifactOnce() throws Exception {
    publishBundle(Map.of("neo", neo, "trinity", TestMachine.program(TestMachine.LINUX, "trinity")));
    machine.list(inBundle("neo"));
    machine.list(inBundle("trinity"));
    machine.install();
    machine.source.resolves.set(0);

    machine.install(Option.CHECK_SOURCES);

    assertThat(machine.source.resolves).hasValue(1);
    assertThat(machine.source.fetches).hasValue(1);
  }

  @Test
  void reportsThePluginThatASharedArtifactLacks() throws Exception {
    publishBundle(Map.of("neo", neo, "trinity", TestMachine.program(TestMachine.LINUX, "trinity")));
    machine.list(inBundle("neo"));
    machine.list(inBundle("cypher"));

    PluginManagerException failure =
        catchThrowableOfType(PluginManagerException.class, machine::install);

    assertThat(failure.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code().word()).isEqualTo("several-binaries");
              assertThat(problem.plugin()).contains("cypher");
            });
    assertThat(machine.binary("neo")).doesNotExist();
  }

  private static final String BUNDLE = "bundle/1.0/all.zip";

  private static PluginEntry inBundle(String plugin) {
    return TestMachine.entry(plugin, "1.0", "bundle/{{.Version}}/all.zip");
  }

  private void publishBundle(Map<String, byte[]> programs) throws IOException {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(zip)) {
      for (Map.Entry<String, byte[]> program : new TreeMap<>(programs).entrySet()) {
        out.putNextEntry(new ZipEntry("optimus-" + program.getKey() + "_linux_amd64"));
        out.write(program.getValue());
        out.closeEntry();
      }
    }
    machine.source.put(BUNDLE, zip.toByteArray());
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
  void refusesAnArtifactAboveTheLimit() {
    machine.source.on(NEO, (content, sink) -> sink.expect(1L << 40));

    assertThat(
            catchThrowableOfType(PluginManagerException.class, machine::install)
                .problems()
                .get(0)
                .message())
        .isEqualTo("the source sends more than the limit of " + (64 << 20) + " bytes");
  }

  @Test
  void discardsAnArtifactAboveTheLimit() throws Exception {
    byte[] part = new byte[1 << 20];
    machine.source.on(
        NEO,
        (content, sink) -> {
          for (int i = 0; i < 65; i++) {
            sink.write(part, 0, part.length);
          }
        });

    assertThat(
            catchThrowableOfType(PluginManagerException.class, machine::install)
                .problems()
                .get(0)
                .message())
        .isEqualTo("the source sends more than the limit of " + (64 << 20) + " bytes");
    try (Stream<Path> files = Files.walk(machine.store)) {
      assertThat(files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum())
          .isLessThan(1 << 10);
    }
  }

  @Test
  void replacesADamagedStoreEntry() throws Exception {
    machine.install();
    Files.delete(machine.binary("neo"));
    Path entry;
    try (Stream<Path> files = Files.walk(machine.store.resolve("sha256"))) {
      entry = files.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
    byte[] damaged = Files.readAllBytes(entry);
    damaged[500] ^= 1;
    Files.write(entry, damaged);

    InstallReport report = machine.install();

    assertThat(report.fetchedBytes()).isEqualTo(neo.length);
    assertThat(machine.binary("neo")).hasBinaryContent(neo);
    assertThat(entry).hasBinaryContent(neo);
  }

  @Test
  void reportsAMissingStoreEntryWhenOffline() throws Exception {
    machine.lock();
    machine.clean(CleanRequest.Option.CACHE);

    PluginManagerException failed =
        catchThrowableOfType(PluginManagerException.class, () -> machine.install(Option.OFFLINE));

    assertThat(failed.problems().get(0).code().word()).isEqualTo("not-in-store");
    assertThat(failed.problems().get(0).hint()).contains("--offline");
  }

  @Test
  void verifiesTheReleasesChecksums() throws Exception {
    Path file = Files.write(directory.resolve("neo"), neo);
    String right = FileDigest.sha256(file).hex();
    listWithChecksums();
    checksums(
        "0".repeat(64)
            + "  optimus-trinity_linux_amd64\n"
            + right.toUpperCase(java.util.Locale.ROOT)
            + "  dist/optimus-neo_linux_amd64\n");
    machine.install();
    assertThat(machine.binary("neo")).hasBinaryContent(neo);
  }

  @Test
  void refusesAnArtifactWithAnotherChecksum() throws Exception {
    listWithChecksums();
    checksums("SHA256 (optimus-neo_linux_amd64) = " + "0".repeat(64) + "\n");

    PluginManagerException failed =
        catchThrowableOfType(PluginManagerException.class, machine::install);

    assertThat(failed.problems().get(0).code().word()).isEqualTo("digest-mismatch");
    assertThat(failed.getMessage())
        .startsWith(
            "optimus-neo_linux_amd64 is not what it should be: neo/1.0/checksums.txt says"
                + " sha256:0000");
  }

  @Test
  void refusesChecksumsWithoutThePlugin() throws Exception {
    listWithChecksums();
    checksums("0".repeat(64) + " *optimus-trinity_linux_amd64\n");

    assertThat(
            catchThrowableOfType(PluginManagerException.class, machine::install)
                .problems()
                .get(0)
                .code()
                .word())
        .isEqualTo("checksums-missing");
  }

  @Test
  void refusesAChecksumsFileAboveTheLimit() throws Exception {
    listWithChecksums();
    checksums("#".repeat(2 << 20));

    assertThat(catchThrowableOfType(PluginManagerException.class, machine::install).getMessage())
        .contains("more than the limit of " + (1 << 20));
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

  private void listWithChecksums() {
    machine.list(
        TestMachine.entry(
            "neo",
            "1.0",
            Optional.of("neo/{{.Version}}/checksums.txt"),
            Map.of(),
            Set.of(Mode.values())));
  }

  private void checksums(String text) {
    machine.source.put("neo/1.0/checksums.txt", text.getBytes(StandardCharsets.UTF_8));
  }
}
