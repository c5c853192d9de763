// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("process")
class ExclusiveFileTest {
  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void set() {
    file = directory.resolve("lock");
  }

  /** Acquires the file, prints that, and keeps it until it is killed. */
  public static final class Owner {
    private Owner() {}

    public static void main(String[] arguments) throws Exception {
      ExclusiveFile.acquire(Path.of(arguments[0]), owner -> {});
      System.out.println("mine");
      new CountDownLatch(1).await();
    }
  }

  @Test
  void canBeRemovedWhileOtherThreadsWait() throws Exception {
    ExclusiveFile first = ExclusiveFile.acquire(file, owner -> {});
    Process other = start();
    assertThat(other.waitFor(700, java.util.concurrent.TimeUnit.MILLISECONDS)).isFalse();

    first.remove();
    first.close();

    assertThat(other.inputReader().readLine()).isEqualTo("mine");
    assertThat(ExclusiveFile.inUse(file)).isTrue();
    assertThat(ExclusiveFile.tryAcquire(file)).isEmpty();
    other.destroyForcibly().waitFor();
  }

  @Test
  void excludesOtherThreads() throws Exception {
    List<String> waiting = Collections.synchronizedList(new ArrayList<>());
    ExclusiveFile first = ExclusiveFile.acquire(file, waiting::add);
    assertThat(ExclusiveFile.tryAcquire(file)).isEmpty();
    CountDownLatch told = new CountDownLatch(1);
    FutureTask<ExclusiveFile> second =
        new FutureTask<>(
            () ->
                ExclusiveFile.acquire(
                    file,
                    owner -> {
                      waiting.add(owner);
                      told.countDown();
                    }));
    new Thread(second).start();
    told.await();
    assertThat(second.isDone()).isFalse();

    first.close();

    second.get().close();
    assertThat(waiting)
        .singleElement()
        .satisfies(
            owner -> assertThat(owner).startsWith("process " + ProcessHandle.current().pid()));
    assertThat(ExclusiveFile.tryAcquire(file)).isPresent();
  }

  @Test
  void waitsForAnotherProcessUntilItIsKilled() throws Exception {
    Process owner = owner();
    List<String> waiting = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch told = new CountDownLatch(1);
    FutureTask<ExclusiveFile> mine =
        new FutureTask<>(
            () ->
                ExclusiveFile.acquire(
                    file,
                    who -> {
                      waiting.add(who);
                      told.countDown();
                    }));
    new Thread(mine).start();
    told.await();
    assertThat(mine.isDone()).isFalse();

    owner.destroyForcibly().waitFor();

    mine.get().close();
    assertThat(waiting.get(0)).startsWith("process " + owner.pid() + " (");
  }

  @Test
  void excludesAnotherProcessAfterAThreadStoppedWaiting() throws Exception {
    ExclusiveFile held = ExclusiveFile.acquire(file, owner -> {});
    CountDownLatch told = new CountDownLatch(1);
    FutureTask<ExclusiveFile> waiter =
        new FutureTask<>(() -> ExclusiveFile.acquire(file, owner -> told.countDown()));
    Thread thread = new Thread(waiter);
    thread.start();
    told.await();
    thread.interrupt();
    thread.join();

    Process other = start();
    assertThat(other.waitFor(700, java.util.concurrent.TimeUnit.MILLISECONDS)).isFalse();
    assertThat(other.getInputStream().available()).isZero();

    held.close();
    assertThat(other.inputReader().readLine()).isEqualTo("mine");
    other.destroyForcibly();
  }

  @Test
  void reportsWhetherItIsInUseWithoutChangingIt() throws Exception {
    assertThat(ExclusiveFile.inUse(file)).isFalse();
    assertThat(file).doesNotExist();

    ExclusiveFile mine = ExclusiveFile.acquire(file, owner -> {});
    assertThat(ExclusiveFile.inUse(file)).isTrue();
    Process waiting = start();
    assertThat(waiting.waitFor(700, java.util.concurrent.TimeUnit.MILLISECONDS)).isFalse();

    mine.close();
    assertThat(waiting.inputReader().readLine()).isEqualTo("mine");
    assertThat(ExclusiveFile.inUse(file)).isTrue();
    waiting.destroyForcibly().waitFor();
    assertThat(ExclusiveFile.inUse(file)).isFalse();
    assertThat(ExclusiveFile.tryAcquire(file)).isPresent();
  }

  @Test
  void isReadableOnlyByItsOwner() throws Exception {
    ExclusiveFile.acquire(file, owner -> {}).close();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void refusesASymbolicLink() throws Exception {
    Path victim = Files.writeString(directory.resolve("victim"), "precious");
    Files.createSymbolicLink(file, victim);

    org.assertj.core.api.Assertions.assertThatThrownBy(() -> ExclusiveFile.tryAcquire(file))
        .isInstanceOf(java.io.IOException.class);
    assertThat(victim).hasContent("precious");
  }

  private Process owner() throws Exception {
    Process process = start();
    assertThat(process.inputReader().readLine()).isEqualTo("mine");
    return process;
  }

  private Process start() throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Owner.class.getName(),
            file.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
