// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.manager.CleanRequest;
import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.manager.InstallReport;
import io.odpf.optimus.plugin.api.manager.InstallRequest.Option;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests partial and refused artifacts, limits and the store. */
class ArtifactFetchTest extends SinglePluginFixture {
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

  /** Makes an install fail in the middle of the artifact. */
  private void failAfter1000Bytes() {
    machine.source.on(
        NEO,
        (content, sink) -> {
          sink.write(content, 0, 1000);
          throw ProviderException.denied("no", "");
        });
    catchThrowableOfType(PluginManagerException.class, machine::install);
  }

  private void assertInstallExceedsTheLimit() {
    assertThat(
            catchThrowableOfType(PluginManagerException.class, machine::install)
                .problems()
                .get(0)
                .message())
        .isEqualTo("the source sends more than the limit of " + (64 << 20) + " bytes");
  }

  @Test
  void startsAgainIfTheBytesOfAnEarlierRunAreDamaged() throws Exception {
    machine.lock();
    machine.clean(CleanRequest.Option.CACHE);
    failAfter1000Bytes();
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
    failAfter1000Bytes();

    assertThat(machine.store.resolve("partial")).isEmptyDirectory();
    assertThat(machine.store.resolve("scratch")).isEmptyDirectory();
  }

  @Test
  void refusesAnArtifactAboveTheLimit() {
    machine.source.on(NEO, (content, sink) -> sink.expect(1L << 40));

    assertInstallExceedsTheLimit();
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

    assertInstallExceedsTheLimit();
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
}
