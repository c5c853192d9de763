// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.location;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.manager.UnfinishedChange;
import io.odpf.optimus.plugin.api.manager.UnfinishedChange.Next;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.manager.disk.AtomicFile;
import io.odpf.optimus.plugin.manager.disk.ExclusiveFile;
import io.odpf.optimus.plugin.manager.disk.Modes;
import io.odpf.optimus.plugin.manager.lock.PluginId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the reports while a process changes a location, and after it has ended. */
class UnfinishedChangesTest {
  @TempDir Path directory;

  private InstallLocation location;

  @BeforeEach
  void prepare() throws Exception {
    location = InstallLocation.prepare(directory.resolve("plugins"));
  }

  @Test
  void isEmptyWithoutAJournal() throws Exception {
    assertThat(UnfinishedChanges.in(location, Duration.ZERO)).isEmpty();
  }

  @Test
  void reportsLeftoversOfAProcessThatEndedBeforeTheJournal() throws Exception {
    Path staged = Files.createDirectory(location.staging().resolve("install-1"));
    Path lockFile = directory.resolve("config.yaml.lock");
    Path prepared = Files.createFile(directory.resolve(".config.yaml.lock.0-1.tmp"));

    assertThat(UnfinishedChanges.in(location, Duration.ZERO)).isEmpty();
    assertThat(UnfinishedChanges.leftovers(location, Optional.of(lockFile)))
        .contains(new UnfinishedChange(List.of(), Next.TIDY, List.of(prepared, staged)));
    assertThat(UnfinishedChanges.leftovers(location, Optional.empty()))
        .contains(new UnfinishedChange(List.of(), Next.TIDY, List.of(staged)));

    ExclusiveFile busy = ExclusiveFile.acquire(location.lock(), owner -> {});
    assertThat(UnfinishedChanges.leftovers(location, Optional.empty())).isEmpty();
    busy.close();
  }

  @Test
  void reportsAChangeToFinishWhenItsProcessHasEnded() throws Exception {
    begin();

    assertThat(UnfinishedChanges.in(location, Duration.ZERO))
        .contains(new UnfinishedChange(List.of("neo"), Next.FINISH));
  }

  @Test
  void waitsForAChangeThatIsUnderWay() throws Exception {
    begin();
    ExclusiveFile lock = ExclusiveFile.acquire(location.lock(), owner -> {});

    assertThat(UnfinishedChanges.in(location, Duration.ZERO))
        .contains(new UnfinishedChange(List.of("neo"), Next.WAIT));

    FutureTask<Optional<UnfinishedChange>> waiting =
        new FutureTask<>(() -> UnfinishedChanges.in(location, Duration.ofDays(1)));
    Thread thread = new Thread(waiting);
    thread.start();
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    Files.delete(location.journal());
    lock.close();
    assertThat(waiting.get()).isEmpty();
  }

  /** Writes the journal of a change that removes a plugin, which needs no new file. */
  private void begin() throws Exception {
    Journal journal =
        new Journal(
            "install-1",
            List.of(
                new Journal.Entry(
                    PluginChange.Kind.REMOVE,
                    new PluginId("neo", new Platform("linux", "amd64")),
                    Optional.empty(),
                    Optional.empty(),
                    true,
                    true)),
            Optional.empty());
    AtomicFile.write(location.journal(), journal.content(), Modes.file());
  }
}
