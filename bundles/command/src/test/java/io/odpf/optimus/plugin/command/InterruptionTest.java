// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.command.console.Console;
import io.odpf.optimus.plugin.command.program.Interruption;
import io.odpf.optimus.plugin.command.program.OptimusCommand;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Interrupts commands in separate processes. */
@Tag("process")
@DisabledOnOs(OS.WINDOWS)
@Timeout(value = 600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class InterruptionTest {
  @TempDir Path directory;

  /** A main class like a distribution's, with a manager that waits until it is interrupted. */
  static final class Main {
    public static void main(String[] arguments) {
      PreparedManager manager = new PreparedManager();
      manager.events =
          listener -> {
            listener.recovered("ready");
            try {
              new CountDownLatch(1).await();
            } catch (InterruptedException failure) {
              listener.recovered("rolling back");
              manager.answer = failure;
            }
            while (arguments.length > 1) {
              LockSupport.park();
            }
          };
      OptimusCommand command =
          new OptimusCommand(
              manager,
              SupervisorHost.none(),
              Console.plain(System.out, System.err),
              Map.of(),
              Path.of(arguments[0]),
              "1",
              List.of());
      Interruption interruption = Interruption.guard(Duration.ofSeconds(20));
      int code = command.run(List.of("plugin", "install"));
      interruption.close();
      System.exit(code);
    }
  }

  private Process start(String... more) throws Exception {
    Files.writeString(directory.resolve("config.yaml"), "plugins: {}\n");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Main.class.getName());
    command.add(directory.toString());
    command.addAll(List.of(more));
    return new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
  }

  private void endsWith(String signal, int code) throws Exception {
    Process process = start();
    try (BufferedReader err =
        new BufferedReader(
            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
      assertThat(err.readLine()).isEqualTo("recovered: ready");
      new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
      // On a slow machine it also reports that it is interrupting.
      assertThat(err.lines())
          .containsSubsequence("recovered: rolling back", "interrupted; nothing was changed");
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(code);
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void rollsBackAndExitsWith130AtCtrlC() throws Exception {
    endsWith("-INT", 130);
  }

  @Test
  void rollsBackAndExitsWith143AtTermination() throws Exception {
    endsWith("-TERM", 143);
  }

  @Test
  void endsAHangingCommandAtTheSecondCtrlC() throws Exception {
    Process process = start("hang");
    try (BufferedReader err =
        new BufferedReader(
            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
      assertThat(err.readLine()).isEqualTo("recovered: ready");
      interrupt(process);
      List<String> lines = new ArrayList<>();
      while (!lines.contains("interrupting; again to quit now")) {
        lines.add(err.readLine());
      }
      assertThat(process.isAlive()).isTrue();

      interrupt(process);

      assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(130);
    } finally {
      process.destroyForcibly();
    }
  }

  private static void interrupt(Process process) throws Exception {
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
  }

  @Test
  void doesNotInterruptACommandThatHasEnded() {
    Interruption interruption = Interruption.guard(Duration.ofSeconds(1));
    interruption.close();
    interruption.close();

    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }
}
