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

/** How artifacts come: again after failures, from where they stopped, verified, from the store. */
class FetchingTest {
  private static final String NEO = World.pathOf("neo", "1.0", World.LINUX);

  @TempDir Path directory;
  private World world;
  private byte[] neo;

  @BeforeEach
  void publish() {
    world = new World(directory);
    neo = world.publish("neo", "1.0");
    world.list("neo", "1.0");
  }

  @Test
  void triesAgainFromWhereTheTransferBrokeOff() throws Exception {
    List<Long> starts = new ArrayList<>();
    world.source.on(
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

    InstallReport report = world.install();

    assertThat(starts).containsExactly(0L, 1000L, 2000L);
    assertThat(report.fetchedBytes()).isEqualTo(neo.length);
    assertThat(world.binary("neo")).hasBinaryContent(neo);
    assertThat(world.listener.events)
        .contains("retrying neo 1/3: the line is bad", "retrying neo 2/3: the line is bad");
  }

  @Test
  void fetchesAgainWhatAnotherProcessRemovedFromTheStoreBeforeItWasUnpacked() throws Exception {
    world.install();
    world.clean(CleanRequest.Option.ALL);
    AtomicInteger removed = new AtomicInteger();
    InstallListener cleaner =
        new InstallListener() {
          @Override
          public void fetched(String plugin, String platform, long bytes, boolean fromStore) {
            if (fromStore) {
              world.emptyStore();
              removed.incrementAndGet();
            }
          }
        };

    InstallReport report = world.install(cleaner);

    assertThat(removed).hasValue(1);
    assertThat(report.fetchedBytes()).isEqualTo(neo.length);
    assertThat(world.binary("neo")).hasBinaryContent(neo);
  }

  @Test
  void goesOnInALaterRunWhereAnEarlierOneStopped() throws Exception {
    world.source.on(
        NEO,
        (content, sink) -> {
          if (sink.received() == 0) {
            sink.write(content, 0, 1000);
          }
          throw ProviderException.unavailable("the line is bad", "", null);
        });
    catchThrowableOfType(PluginManagerException.class, world::install);
    world.source.heal();

    InstallReport report = world.install();

    assertThat(report.fetchedBytes()).isEqualTo(neo.length - 1000);
    assertThat(world.binary("neo")).hasBinaryContent(neo);
  }

  @Test
  void beginsAgainWhenWhatAnEarlierRunLeftWasDamaged() throws Exception {
    world.lock();
    world.clean(CleanRequest.Option.CACHE);
    world.source.on(
        NEO,
        (content, sink) -> {
          sink.write(content, 0, 1000);
          throw ProviderException.denied("no", "");
        });
    catchThrowableOfType(PluginManagerException.class, world::install);
    try (Stream<Path> partials = Files.list(world.store.resolve("partial"))) {
      Path partial =
          partials
              .filter(it -> !it.getFileName().toString().contains("."))
              .findFirst()
              .orElseThrow();
      Files.write(partial, new byte[1000]);
    }
    world.source.heal();

    world.install();

    assertThat(world.binary("neo")).hasBinaryContent(neo);
  }

  @Test
  void keepsNothingOfAnArtifactThatIsRefused() throws Exception {
    world.clean(CleanRequest.Option.CACHE);
    Files.deleteIfExists(world.configFile.resolveSibling("config.yaml.lock"));
    world.source.put(NEO, "this is no program".getBytes(StandardCharsets.UTF_8));

    catchThrowableOfType(PluginManagerException.class, world::install);

    assertThat(files(world.store)).isEmpty();
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void leavesNothingInALocationThatNothingCameInto() throws Exception {
    world.source.on(
        NEO,
        (content, sink) -> {
          throw ProviderException.denied("no", "");
        });
    Path location = world.location;

    catchThrowableOfType(PluginManagerException.class, world::install);
    assertThat(location).doesNotExist();

    Files.createDirectory(location);
    catchThrowableOfType(PluginManagerException.class, world::install);
    assertThat(location).isEmptyDirectory();

    world.source.heal();
    world.install();
    assertThat(world.binary("neo")).hasBinaryContent(neo);
  }

  @Test
  void keepsNothingOfASourceThatCannotNameItsBytes() throws Exception {
    world.source.pins = false;
    world.source.on(
        NEO,
        (content, sink) -> {
          sink.write(content, 0, 1000);
          throw ProviderException.denied("no", "");
        });
    catchThrowableOfType(PluginManagerException.class, world::install);

    assertThat(world.store.resolve("partial")).isEmptyDirectory();
    assertThat(world.store.resolve("scratch")).isEmptyDirectory();
  }

  @Test
  void resolvesReceivesAndReadsAnArtifactOnceForAllPluginsInIt() throws Exception {
    byte[] trinity = World.program(World.LINUX, "trinity");
    publishBundle(Map.of("neo", neo, "trinity", trinity));
    world.list(inBundle("neo"));
    world.list(inBundle("trinity"));

    InstallReport report = world.install();

    assertThat(world.source.resolves).hasValue(1);
    assertThat(world.source.fetches).hasValue(1);
    assertThat(report.fetchedBytes()).isEqualTo(world.source.length(BUNDLE));
    assertThat(world.binary("neo")).hasBinaryContent(neo);
    assertThat(world.binary("trinity")).hasBinaryContent(trinity);
  }

  @Test
  void asksOnceWhetherAnArtifactChangedForAllPluginsInIt() throws Exception {
    publishBundle(Map.of("neo", neo, "trinity", World.program(World.LINUX, "trinity")));
    world.list(inBundle("neo"));
    world.list(inBundle("trinity"));
    world.install();
    world.source.resolves.set(0);

    world.install(Option.CHECK_SOURCES);

    assertThat(world.source.resolves).hasValue(1);
    assertThat(world.source.fetches).hasValue(1);
  }

  @Test
  void blamesThePluginThatASharedArtifactDoesNotHave() throws Exception {
    publishBundle(Map.of("neo", neo, "trinity", World.program(World.LINUX, "trinity")));
    world.list(inBundle("neo"));
    world.list(inBundle("cypher"));

    PluginManagerException failure =
        catchThrowableOfType(PluginManagerException.class, world::install);

    assertThat(failure.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code().word()).isEqualTo("several-binaries");
              assertThat(problem.plugin()).contains("cypher");
            });
    assertThat(world.binary("neo")).doesNotExist();
  }

  private static final String BUNDLE = "bundle/1.0/all.zip";

  private static PluginEntry inBundle(String plugin) {
    return World.entry(plugin, "1.0", "bundle/{{.Version}}/all.zip");
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
    world.source.put(BUNDLE, zip.toByteArray());
  }

  @Test
  void unpacksAgainWhenTheTransferHadToBeginAgain() throws Exception {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(zip)) {
      out.putNextEntry(new ZipEntry("bin/optimus-neo_linux_amd64"));
      out.write(neo);
      out.closeEntry();
    }
    world.source.put(NEO, zip.toByteArray());
    AtomicInteger attempts = new AtomicInteger();
    world.source.on(
        NEO,
        (content, sink) -> {
          if (attempts.incrementAndGet() == 1) {
            sink.transferFrom(new ByteArrayInputStream(new byte[] {0x1f, (byte) 0x8b, 8, 0, 1, 2}));
            throw ProviderException.unavailable("that was another file", "", null);
          }
          sink.restart();
          MemorySource.give(content, sink);
        });

    world.install();

    assertThat(world.binary("neo")).hasBinaryContent(neo);
  }

  @Test
  void takesABodyWithoutAMarkedEndWhereItsDigestProvesIt() throws Exception {
    world.source.pins = false;
    world.source.on(NEO, (content, sink) -> sink.transferFrom(unmarked(content)));

    PluginManagerException refused =
        catchThrowableOfType(PluginManagerException.class, world::install);
    assertThat(refused).hasMessageContaining("it may have been cut (tried 3 times)");
    assertThat(refused.problems().get(0).hint()).isEqualTo("give a digest");
    assertThat(world.binary("neo")).doesNotExist();

    Digest digest = FileDigest.sha256(Files.write(directory.resolve("neo"), neo));
    Map<Platform, Digest> sha256 = Map.of(World.LINUX, digest);
    world.list(World.entry("neo", "1.0", Optional.empty(), sha256, Set.of(Mode.values())));
    world.source.on(
        NEO, (content, sink) -> sink.transferFrom(unmarked(Arrays.copyOf(content, 1000))));
    assertThat(catchThrowableOfType(PluginManagerException.class, world::install))
        .hasMessageContaining("it may have been cut");

    world.source.on(NEO, (content, sink) -> sink.transferFrom(unmarked(content)));
    world.install();
    assertThat(world.binary("neo")).hasBinaryContent(neo);
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
  void waitsAsLongAsTheSourceAsks() throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    world.source.on(
        NEO,
        (content, sink) -> {
          if (attempts.incrementAndGet() == 1) {
            throw ProviderException.unavailableFor(Duration.ofMillis(20), "too many requests", "");
          }
          MemorySource.give(content, sink);
        });

    world.install();

    assertThat(world.listener.events).contains("retrying neo 1/3: too many requests");
  }

  @Test
  void doesNotWaitLongerThanItMay() {
    world.source.on(
        NEO,
        (content, sink) -> {
          throw ProviderException.unavailableFor(Duration.ofMinutes(2), "too many requests", "");
        });

    PluginManagerException failed =
        catchThrowableOfType(PluginManagerException.class, world::install);

    assertThat(failed.getMessage())
        .isEqualTo("too many requests, and asks to be left alone for 120 s");
    assertThat(failed.problems().get(0).hint())
        .isEqualTo("try again then, or allow it by retries.max_delay, which is 20 ms");
    assertThat(world.source.fetches).hasValue(1);
  }

  @Test
  void refusesWhatIsLargerThanItsLimit() {
    world.source.on(NEO, (content, sink) -> sink.expect(1L << 40));

    assertThat(
            catchThrowableOfType(PluginManagerException.class, world::install)
                .problems()
                .get(0)
                .message())
        .isEqualTo("the source sends more than the limit of " + (64 << 20) + " bytes");
  }

  @Test
  void keepsNothingOfAnArtifactThatIsLargerThanItsLimit() throws Exception {
    byte[] part = new byte[1 << 20];
    world.source.on(
        NEO,
        (content, sink) -> {
          for (int i = 0; i < 65; i++) {
            sink.write(part, 0, part.length);
          }
        });

    assertThat(
            catchThrowableOfType(PluginManagerException.class, world::install)
                .problems()
                .get(0)
                .message())
        .isEqualTo("the source sends more than the limit of " + (64 << 20) + " bytes");
    try (Stream<Path> files = Files.walk(world.store)) {
      assertThat(files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum())
          .isLessThan(1 << 10);
    }
  }

  @Test
  void replacesADamagedEntryOfTheStore() throws Exception {
    world.install();
    Files.delete(world.binary("neo"));
    Path entry;
    try (Stream<Path> files = Files.walk(world.store.resolve("sha256"))) {
      entry = files.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
    byte[] damaged = Files.readAllBytes(entry);
    damaged[500] ^= 1;
    Files.write(entry, damaged);

    InstallReport report = world.install();

    assertThat(report.fetchedBytes()).isEqualTo(neo.length);
    assertThat(world.binary("neo")).hasBinaryContent(neo);
    assertThat(entry).hasBinaryContent(neo);
  }

  @Test
  void saysWhatTheStoreLacksWhenOffline() throws Exception {
    world.lock();
    world.clean(CleanRequest.Option.CACHE);

    PluginManagerException failed =
        catchThrowableOfType(PluginManagerException.class, () -> world.install(Option.OFFLINE));

    assertThat(failed.problems().get(0).code().word()).isEqualTo("not-in-store");
    assertThat(failed.problems().get(0).hint()).contains("--offline");
  }

  @Test
  void comparesWithTheReleasesChecksums() throws Exception {
    Path file = Files.write(directory.resolve("neo"), neo);
    String right = FileDigest.sha256(file).hex();
    listWithChecksums();
    checksums(
        "0".repeat(64)
            + "  optimus-trinity_linux_amd64\n"
            + right.toUpperCase(java.util.Locale.ROOT)
            + "  dist/optimus-neo_linux_amd64\n");
    world.install();
    assertThat(world.binary("neo")).hasBinaryContent(neo);
  }

  @Test
  void refusesWhatTheChecksumsContradict() throws Exception {
    listWithChecksums();
    checksums("SHA256 (optimus-neo_linux_amd64) = " + "0".repeat(64) + "\n");

    PluginManagerException failed =
        catchThrowableOfType(PluginManagerException.class, world::install);

    assertThat(failed.problems().get(0).code().word()).isEqualTo("digest-mismatch");
    assertThat(failed.getMessage())
        .startsWith(
            "optimus-neo_linux_amd64 is not what it should be: neo/1.0/checksums.txt says"
                + " sha256:0000");
  }

  @Test
  void refusesChecksumsThatSayNothingAboutThePlugin() throws Exception {
    listWithChecksums();
    checksums("0".repeat(64) + " *optimus-trinity_linux_amd64\n");

    assertThat(
            catchThrowableOfType(PluginManagerException.class, world::install)
                .problems()
                .get(0)
                .code()
                .word())
        .isEqualTo("checksums-missing");
  }

  @Test
  void refusesChecksumsTooLargeToBeSome() throws Exception {
    listWithChecksums();
    checksums("#".repeat(2 << 20));

    assertThat(catchThrowableOfType(PluginManagerException.class, world::install).getMessage())
        .contains("more than the limit of " + (1 << 20));
  }

  @Test
  void goesOnWithTheNewBundleWhenAProviderIsReplacedInTheMiddle() throws Exception {
    CountDownLatch inTheMiddle = new CountDownLatch(1);
    world.source.on(
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
              } catch (InterruptedException stop) {
                return;
              }
              world.registry.add(successor, "test 2", 0);
              world.registry.remove((ProviderFactory) world.source);
            });
    update.start();

    InstallReport report = world.install();
    update.join();

    assertThat(world.binary("neo")).hasBinaryContent(neo);
    assertThat(report.fetchedBytes()).isEqualTo(neo.length);
    assertThat(world.source.closed).hasValue(1);
    assertThat(successor.closed).hasValue(1);
    assertThat(world.listener.events)
        .contains("retrying neo 1/3: provider type memory was updated while it was used");
  }

  @Test
  void namesAProviderThatIsGone() {
    world.registry.remove(world.source);

    PluginManagerException failed =
        catchThrowableOfType(PluginManagerException.class, world::install);

    assertThat(failed.getMessage())
        .isEqualTo("provider type memory is not present; present are none (tried 3 times)");
  }

  private void listWithChecksums() {
    world.list(
        World.entry(
            "neo",
            "1.0",
            Optional.of("neo/{{.Version}}/checksums.txt"),
            Map.of(),
            Set.of(Mode.values())));
  }

  private void checksums(String text) {
    world.source.put("neo/1.0/checksums.txt", text.getBytes(StandardCharsets.UTF_8));
  }
}
