// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryWatcherTest {
  /** Looks by itself soon, for what the system does not notify of. */
  private static final WatchSettings QUICK =
      new WatchSettings(Duration.ofMillis(20), Duration.ofSeconds(20), Duration.ofMillis(100));

  /** Never looks by itself within a test. */
  private static final WatchSettings NOTIFIED =
      new WatchSettings(Duration.ofMillis(20), Duration.ofSeconds(20), Duration.ofHours(1));

  private static final String PLUGIN = "optimus-neo_linux_amd64";

  @TempDir Path temporary;
  private final Semaphore told = new Semaphore(0);
  private final ConcurrentLinkedQueue<Thread> threads = new ConcurrentLinkedQueue<>();
  private final List<DirectoryWatcher> watchers = new ArrayList<>();
  private Path directory;

  @BeforeEach
  void make() throws IOException {
    directory = Files.createDirectory(temporary.resolve("plugins"));
  }

  @AfterEach
  void close() {
    watchers.forEach(DirectoryWatcher::close);
    assertThat(threads).noneMatch(Thread::isAlive);
  }

  private DirectoryWatcher watch(WatchSettings settings, Path... directories) {
    List<WatchedDirectory> watched = new ArrayList<>();
    for (Path path : directories) {
      watched.add(WatchedDirectory.ofPlugins(path));
    }
    return watch(settings, watched, told::release);
  }

  private DirectoryWatcher watch(
      WatchSettings settings, List<WatchedDirectory> watched, Runnable listener) {
    DirectoryWatcher watcher = DirectoryWatcher.start(watched, settings, threads(), listener);
    watchers.add(watcher);
    return watcher;
  }

  private ThreadFactory threads() {
    return task -> {
      Thread thread = new Thread(task, "test-watcher");
      threads.add(thread);
      return thread;
    };
  }

  private void awaitTold() throws InterruptedException {
    assertThat(told.tryAcquire(5, TimeUnit.MINUTES)).as("a change is told").isTrue();
  }

  /** Makes a file complete, beside the directory, and puts it in place, as the manager does. */
  private Path replace(Path target, String content) throws IOException {
    Path staged = Files.writeString(temporary.resolve("staged"), content);
    return Files.move(staged, target, StandardCopyOption.ATOMIC_MOVE);
  }

  @Test
  void reportsFilesThatAppearChangeAndDisappear() throws Exception {
    watch(NOTIFIED, directory);
    Path plugin = directory.resolve(PLUGIN);

    Files.writeString(plugin, "one");
    awaitTold();
    Files.writeString(plugin, "changed");
    awaitTold();
    Files.delete(plugin);
    awaitTold();
  }

  @Test
  void reportsAFileThatIsReplacedByOneOfTheSameSize() throws Exception {
    Path plugin = replace(directory.resolve(PLUGIN), "one");
    watch(NOTIFIED, directory);

    replace(plugin, "two");

    awaitTold();
  }

  @Test
  void reportsAChangeBetweenTheStartAndTheFirstScan() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    DirectoryWatcher watcher =
        DirectoryWatcher.start(
            List.of(WatchedDirectory.ofPlugins(directory)),
            NOTIFIED,
            task ->
                threads()
                    .newThread(
                        () -> {
                          try {
                            go.await();
                            task.run();
                          } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                          }
                        }),
            told::release);
    watchers.add(watcher);

    Files.writeString(directory.resolve(PLUGIN), "one");
    go.countDown();

    awaitTold();
  }

  @Test
  void watchesOnlyFilesWithThePrefix() throws Exception {
    Files.writeString(directory.resolve("other"), "x");
    Path plugin = Files.writeString(directory.resolve(PLUGIN), "x");
    Map<Path, WatchedDirectory.Stamp> stamps = new HashMap<>();

    WatchedDirectory.ofPlugins(directory).addTo(stamps);
    assertThat(stamps).containsOnlyKeys(plugin);
    WatchedDirectory.ofAll(directory).addTo(stamps);
    assertThat(stamps).containsOnlyKeys(plugin, directory.resolve("other"));
  }

  @Test
  void reportsAnyFileOfADirectoryWithoutAPrefix() throws Exception {
    watch(NOTIFIED, List.of(WatchedDirectory.ofAll(directory)), told::release);

    Files.writeString(directory.resolve("neo_linux_amd64.json"), "{}");

    awaitTold();
  }

  @Test
  void combinesManyRenamesIntoFewReports() throws Exception {
    WatchSettings patient =
        new WatchSettings(Duration.ofSeconds(1), Duration.ofSeconds(20), Duration.ofHours(1));
    AtomicInteger seen = new AtomicInteger();
    watch(
        patient,
        List.of(WatchedDirectory.ofPlugins(directory)),
        () -> {
          seen.set(directory.toFile().list().length);
          told.release();
        });

    for (int i = 0; i < 300; i++) {
      replace(directory.resolve("optimus-p" + i + "_linux_amd64"), "x");
    }

    while (seen.get() < 300) {
      awaitTold();
    }
    assertThat(told.availablePermits()).isLessThan(300);
  }

  @Test
  void combinesManyWritesOfAFileIntoFewReports() throws Exception {
    WatchSettings patient =
        new WatchSettings(Duration.ofMillis(100), Duration.ofMinutes(10), Duration.ofHours(1));
    AtomicBoolean written = new AtomicBoolean();
    AtomicBoolean complete = new AtomicBoolean();
    AtomicInteger reports = new AtomicInteger();
    watch(
        patient,
        List.of(WatchedDirectory.ofPlugins(directory)),
        () -> {
          reports.incrementAndGet();
          complete.set(written.get());
          told.release();
        });

    Path plugin = Files.createFile(directory.resolve(PLUGIN));
    for (int i = 0; i < 400; i++) {
      Files.writeString(plugin, "some more", StandardOpenOption.APPEND);
    }
    written.set(true);
    Files.writeString(plugin, "the end", StandardOpenOption.APPEND);

    while (!complete.get()) {
      awaitTold();
    }
    // On a busy machine a pause between two writes may be longer than the watcher waits.
    assertThat(reports.get()).isLessThan(400);
  }

  @Test
  void reportsAFileThatIsWrittenWithoutEnd() throws Exception {
    WatchSettings bounded =
        new WatchSettings(Duration.ofMillis(500), Duration.ofMillis(600), Duration.ofHours(1));
    watch(bounded, directory);
    Path plugin = Files.createFile(directory.resolve(PLUGIN));

    while (!told.tryAcquire(5, TimeUnit.MILLISECONDS)) {
      Files.writeString(plugin, "more", StandardOpenOption.APPEND);
    }
  }

  @Test
  void reportsADirectoryThatIsCreated() throws Exception {
    Path late = temporary.resolve("late").resolve("plugins");
    watch(QUICK, late);

    Files.createDirectories(late);
    Files.writeString(late.resolve(PLUGIN), "one");
    awaitTold();
  }

  @Test
  void isNotifiedOfACreatedDirectory() throws Exception {
    Path late = temporary.resolve("late");
    watch(NOTIFIED, directory, late);
    Files.createDirectory(late);
    // A notice about another directory makes it look for all.
    Files.writeString(directory.resolve(PLUGIN), "one");
    awaitTold();

    Files.writeString(late.resolve(PLUGIN), "one");
    awaitTold();
  }

  @Test
  void followsADirectoryThatIsReplacedByAnother() throws Exception {
    Files.writeString(directory.resolve(PLUGIN), "one");
    watch(QUICK, directory);

    Files.move(directory, temporary.resolve("before"));
    awaitTold();
    Files.createDirectory(directory);
    Files.writeString(directory.resolve(PLUGIN), "two");
    awaitTold();
    Files.writeString(directory.resolve(PLUGIN), "three");
    awaitTold();
  }

  @Test
  void reportsALinkWhoseTargetIsReplaced() throws Exception {
    Path target = Files.writeString(temporary.resolve("target"), "one");
    Files.createSymbolicLink(directory.resolve(PLUGIN), target);
    watch(QUICK, directory);

    replace(target, "two");
    awaitTold();
    Files.delete(target);
    awaitTold();
  }

  @Test
  void watchesOneDirectoryByTwoNames() throws Exception {
    Path link = Files.createSymbolicLink(temporary.resolve("link"), directory);
    watch(NOTIFIED, link, directory);

    Files.writeString(directory.resolve(PLUGIN), "one");
    awaitTold();
    Files.writeString(directory.resolve(PLUGIN), "changed");
    awaitTold();
  }

  @Test
  void pollsWithoutNotifications() throws Exception {
    watchers.add(
        DirectoryWatcher.start(
            List.of(WatchedDirectory.ofPlugins(directory)),
            QUICK,
            threads(),
            told::release,
            Optional.empty()));

    replace(directory.resolve(PLUGIN), "one");
    awaitTold();
    replace(directory.resolve(PLUGIN), "two");
    awaitTold();
  }

  @Test
  void continuesAfterAFailureOfItsListener() throws Exception {
    watch(
        NOTIFIED,
        List.of(WatchedDirectory.ofPlugins(directory)),
        () -> {
          told.release();
          throw new IllegalStateException("the test's");
        });

    Files.writeString(directory.resolve(PLUGIN), "one");
    awaitTold();
    Files.writeString(directory.resolve(PLUGIN), "changed");
    awaitTold();
  }

  @Test
  void endsItsThreadWhenItIsClosed() {
    DirectoryWatcher watcher = watch(NOTIFIED, directory);
    assertThat(threads).hasSize(1).allMatch(Thread::isAlive);

    watcher.close();

    assertThat(threads).noneMatch(Thread::isAlive);
    watcher.close();
  }

  @Test
  void closesWhileItWaitsForQuiet() throws Exception {
    WatchSettings patient =
        new WatchSettings(Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(1));
    DirectoryWatcher watcher = watch(patient, directory);
    Files.writeString(directory.resolve(PLUGIN), "one");

    watcher.close();

    assertThat(told.availablePermits()).isZero();
  }

  @Test
  void waitsForItsListenerWhenItIsClosed() throws Exception {
    CountDownLatch goOn = new CountDownLatch(1);
    AtomicBoolean over = new AtomicBoolean();
    DirectoryWatcher watcher =
        watch(
            NOTIFIED,
            List.of(WatchedDirectory.ofPlugins(directory)),
            () -> {
              told.release();
              try {
                goOn.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              over.set(true);
            });
    Files.writeString(directory.resolve(PLUGIN), "one");
    awaitTold();
    Thread closer = new Thread(watcher::close, "closer");
    closer.start();
    goOn.countDown();

    closer.join();

    assertThat(over).isTrue();
  }
}
