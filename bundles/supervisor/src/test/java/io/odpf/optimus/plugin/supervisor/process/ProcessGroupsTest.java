// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.odpf.optimus.plugin.itests.process.Eventually;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes with sessions of their own, ended with all their children, also when their host dies.
 */
@Tag("process")
class ProcessGroupsTest {
  private static final String PARENT = "#!/bin/sh\nsleep 600 &\necho $!\nwait\n";
  private static final String STUBBORN =
      "#!/bin/sh\ntrap '' TERM\necho $$\nwhile :; do sleep 1; done\n";

  @TempDir Path directory;

  private final ProcessSpawner spawner = ProcessSpawner.ofSystem();

  @Test
  void startsAProcessInItsOwnSessionWithTheGivenEnvironmentAndNoInput() throws Exception {
    Path program = program("#!/bin/sh\nread -r line; echo \"$line.\"\nps -o sid= -p $$\nenv\n");

    Process process =
        spawner.spawn(program, Map.of("PATH", "/usr/bin:/bin", "A", "b"), directory, pid -> {});

    List<String> lines = process.inputReader().lines().toList();
    assertThat(lines.get(0)).isEqualTo(".");
    assertThat(lines.get(1).trim()).isEqualTo(Long.toString(process.pid()));
    assertThat(lines).contains("A=b").noneMatch(line -> line.startsWith("HOME="));
  }

  @Test
  void runsNoProgramThatCouldNotBeRegistered() throws Exception {
    Path trace = directory.resolve("trace");
    Path program = program("#!/bin/sh\necho run >'" + trace + "'\n");
    AtomicLong pid = new AtomicLong();

    assertThatThrownBy(
            () ->
                spawner.spawn(
                    program,
                    Map.of("PATH", "/usr/bin:/bin"),
                    directory,
                    process -> {
                      pid.set(process);
                      throw new IOException("nothing would end it");
                    }))
        .hasMessage("nothing would end it");

    awaitEnd(pid.get());
    assertThat(trace).doesNotExist();
  }

  @Test
  void runsNoProgramWhenTheHostIsKilledBeforeItIsRegistered() throws Exception {
    Path trace = directory.resolve("trace");
    Path program = program("#!/bin/sh\necho run >'" + trace + "'\n");
    Process host = host(HesitatingHost.class, program);
    long pid;
    try (BufferedReader lines = host.inputReader()) {
      pid = Long.parseLong(lines.readLine());
    }

    host.destroyForcibly();

    awaitEnd(pid);
    assertThat(trace).doesNotExist();
  }

  private static void awaitEnd(long pid) throws Exception {
    Optional<ProcessHandle> process = ProcessHandle.of(pid);
    if (process.isPresent()) {
      process.get().onExit().get(5, TimeUnit.MINUTES);
    }
  }

  @Test
  void signalsAProcessWithItsChildren() throws Exception {
    try (ProcessGroups groups = new ProcessGroups(spawner)) {
      Process parent = spawn(program(PARENT));
      groups.add(parent.pid());
      ProcessHandle child = child(parent);

      groups.signal(parent.pid(), "TERM");

      assertThat(parent.waitFor()).isEqualTo(128 + 15);
      child.onExit().get(5, TimeUnit.MINUTES);
    }
  }

  @Test
  void signalsNoUnknownProcess() throws Exception {
    try (ProcessGroups groups = new ProcessGroups(spawner)) {
      Process stranger = spawn(program(PARENT));
      Process known = spawn(program(PARENT));
      groups.add(known.pid());
      groups.add(stranger.pid());
      groups.remove(stranger.pid());

      groups.signal(stranger.pid(), "KILL");
      groups.signal(known.pid(), "KILL");

      assertThat(known.waitFor()).isEqualTo(128 + 9);
      assertThat(stranger.isAlive()).isTrue();
      stranger.descendants().forEach(ProcessHandle::destroyForcibly);
      stranger.destroyForcibly().waitFor();
    }
  }

  @Test
  void endsTheRemainingGroupsWhenItIsClosed() throws Exception {
    ProcessGroups groups = new ProcessGroups(spawner);
    Process stubborn = spawn(program(STUBBORN));
    stubborn.inputReader().readLine();
    groups.add(stubborn.pid());

    groups.close();

    assertThat(stubborn.waitFor()).isEqualTo(128 + 9);
  }

  @Test
  void endsTheRemainingGroupsAndWaitsForTheirRemoval() throws Exception {
    try (ProcessGroups groups = new ProcessGroups(spawner)) {
      Process stubborn = spawn(program(STUBBORN));
      groups.add(stubborn.pid());
      FutureTask<Boolean> end = new FutureTask<>(() -> groups.end(Duration.ofMinutes(2)));
      Thread waiting = new Thread(end);
      waiting.start();

      assertThat(stubborn.waitFor()).isEqualTo(128 + 9);
      Eventually.until(
          () -> "waits, but is " + waiting.getState(),
          () -> waiting.getState() == Thread.State.TIMED_WAITING);
      groups.remove(stubborn.pid());

      assertThat(end.get()).isTrue();
    }
  }

  @Test
  void acceptsTheEndOfAGroupAfterClose() throws Exception {
    ProcessGroups groups = new ProcessGroups(spawner);
    Process late = spawn(program(PARENT));
    groups.add(late.pid());
    groups.close();

    late.waitFor();

    assertThatCode(() -> groups.remove(late.pid())).doesNotThrowAnyException();
  }

  @Test
  void startsAnotherShellWhenItsShellIsKilled() throws Exception {
    List<ProcessHandle> others = newShells(List.of());
    try (ProcessGroups groups = new ProcessGroups(spawner)) {
      Process first = spawn(program(PARENT));
      groups.add(first.pid());
      // A process that has just been forked still shows its host's command line.
      Eventually.until(() -> "its shell runs", () -> !newShells(others).isEmpty());
      ProcessHandle shell = newShells(others).get(0);
      shell.destroyForcibly();
      shell.onExit().get(5, TimeUnit.MINUTES);

      Process second = spawn(program(PARENT));
      groups.add(second.pid());
      groups.signal(first.pid(), "KILL");
      groups.signal(second.pid(), "KILL");

      assertThat(first.waitFor()).isEqualTo(128 + 9);
      assertThat(second.waitFor()).isEqualTo(128 + 9);
    }
  }

  /** The shells of process groups, without those that ran before. */
  private static List<ProcessHandle> newShells(List<ProcessHandle> before) {
    return ProcessHandle.current()
        .children()
        .filter(it -> it.info().commandLine().orElse("").contains("groups="))
        .filter(it -> !before.contains(it))
        .toList();
  }

  @Test
  void leavesNoProcessBehindWhenItsHostIsKilled() throws Exception {
    Path stubborn = program(STUBBORN);
    Process host = host(Host.class, stubborn);
    long pid;
    try (BufferedReader lines = host.inputReader()) {
      pid = Long.parseLong(lines.readLine());
    }
    ProcessHandle plugin = ProcessHandle.of(pid).orElseThrow();

    host.destroyForcibly();

    assertThat(host.waitFor()).isEqualTo(128 + 9);
    plugin.onExit().get(5, TimeUnit.MINUTES);
    assertThat(plugin.isAlive()).isFalse();
  }

  private static Process host(Class<?> main, Path program) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            main.getName(),
            program.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** A host that never gets to register its plugin, to be killed. */
  static final class HesitatingHost {
    private HesitatingHost() {}

    public static void main(String[] args) throws Exception {
      ProcessSpawner.ofSystem()
          .spawn(
              Path.of(args[0]),
              Map.of("PATH", "/usr/bin:/bin"),
              Path.of("/"),
              pid -> {
                System.out.println(pid);
                LockSupport.parkUntil(Long.MAX_VALUE);
              });
    }
  }

  /** A host of one plugin, to be killed. */
  static final class Host {
    private Host() {}

    public static void main(String[] args) throws Exception {
      ProcessSpawner spawner = ProcessSpawner.ofSystem();
      ProcessGroups groups = new ProcessGroups(spawner);
      Process plugin =
          spawner.spawn(
              Path.of(args[0]), Map.of("PATH", "/usr/bin:/bin"), Path.of("/"), groups::add);
      System.out.println(plugin.inputReader().readLine());
      plugin.waitFor();
    }
  }

  private Process spawn(Path program) throws IOException {
    return spawner.spawn(program, Map.of("PATH", "/usr/bin:/bin"), directory, pid -> {});
  }

  private static ProcessHandle child(Process parent) throws IOException {
    return ProcessHandle.of(Long.parseLong(parent.inputReader().readLine())).orElseThrow();
  }

  private Path program(String text) throws IOException {
    Path program = Files.createTempFile(directory, "program", ".sh");
    Files.writeString(program, text);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return program;
  }
}
