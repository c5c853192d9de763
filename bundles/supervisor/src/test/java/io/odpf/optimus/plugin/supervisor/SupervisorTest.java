// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.api.plugin.PluginCallException;
import io.odpf.optimus.plugin.api.problem.CommonProblem;
import io.odpf.optimus.plugin.api.supervisor.PluginState;
import io.odpf.optimus.plugin.api.supervisor.PluginStatus;
import io.odpf.optimus.plugin.api.supervisor.SupervisorException;
import io.odpf.optimus.plugin.itests.plugins.Role;
import io.odpf.optimus.plugin.itests.process.Eventually;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Starts and stops real plugins in Go, and reads their logs. */
class SupervisorTest extends SupervisorTestCase {
  /** Starts the plugin on another thread, and waits until its process has been created. */
  private Future<?> startUntilHandshake(ExecutorService thread) {
    Future<?> start =
        thread.submit(
            () -> {
              supervisor.start(List.of("neo"), LONG);
              return null;
            });
    Eventually.until(
        () -> "state of " + supervisor.plugin("neo"),
        () -> supervisor.plugin("neo").orElseThrow().state() == PluginState.HANDSHAKE);
    return start;
  }

  @Test
  void runsPluginsOfAllGenerationsAtOnceBehindOneModel() throws Exception {
    for (Generation generation : Generation.values()) {
      install("task-" + generation.name().toLowerCase(), Role.of(generation));
    }
    install("hook", Role.of(Generation.C).with("type", "hook"));

    supervisor.start(List.of(), LONG);

    assertThat(supervisor.plugins())
        .allMatch(plugin -> plugin.state() == PluginState.READY)
        .extracting(plugin -> plugin.info().orElseThrow().generation())
        .containsExactly(
            Generation.C, Generation.A, Generation.B, Generation.C, Generation.D, Generation.E);
    for (PluginStatus plugin : supervisor.plugins()) {
      assertThat(supervisor.client(plugin.name()).info(PATIENT).generation())
          .isEqualTo(plugin.info().orElseThrow().generation());
    }
  }

  @Test
  void endsAPluginThatIgnoresEveryRequestToStop() throws Exception {
    install(
        "neo",
        Role.of(Generation.C).with("shutdown", "hang").with("ignore-term").with("fork", "10m"));
    supervisor.start(List.of("neo"), LONG);

    supervisor.stop(List.of("neo"), Duration.ofMillis(200));

    assertThat(supervisor.plugin("neo").orElseThrow().state()).isEqualTo(PluginState.STOPPED);
    Eventually.until(() -> "processes: " + processes(), () -> processes().isEmpty());
  }

  @Test
  void startsABinaryThatAnotherProcessHasOpenForWriting() throws Exception {
    install("neo", Role.of(Generation.C));
    Path binary = supervisor.plugin("neo").orElseThrow().binary();
    ExecutorService thread = Executors.newSingleThreadExecutor();
    OutputStream writer = Files.newOutputStream(binary, StandardOpenOption.APPEND);
    try {
      Future<?> start = startUntilHandshake(thread);
      assertThat(start.isDone()).isFalse();
      writer.close();

      start.get();
    } finally {
      writer.close();
      thread.shutdownNow();
    }
    assertThat(supervisor.plugin("neo").orElseThrow().state()).isEqualTo(PluginState.READY);
  }

  @Test
  void encryptsTheConnectionOfAPluginThatListensOnTcp() throws Exception {
    install("neo", Role.of(Generation.C).with("tcp"));
    supervisor.start(List.of("neo"), LONG);

    assertThat(supervisor.client("neo").info(PATIENT).generation()).isEqualTo(Generation.C);
  }

  @Test
  void keepsOutputFromEveryStream() throws Exception {
    install(
        "neo",
        Role.of(Generation.C)
            .with("stderr", "[WARN] by the descriptor\n")
            .with("stdio-out", "by the service\n"));
    supervisor.start(List.of("neo"), LONG);

    Eventually.until(
        () -> "log: " + messages(),
        () -> messages().containsAll(List.of("[WARN] by the descriptor", "by the service")));
    assertThat(Files.readString(directory.resolve("logs/neo.log")))
        .contains("WARNING [WARN] by the descriptor", "INFO by the service");
  }

  @Test
  void stopsAStartingPluginAndLeavesNothing() throws Exception {
    install("neo", Role.fault("silent"));
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Future<?> start = startUntilHandshake(thread);

      supervisor.stop(List.of("neo"), LONG);

      assertThat(processes()).isEmpty();
      assertThat(sockets).isEmptyDirectory();
      assertThat(supervisor.plugin("neo").orElseThrow().state()).isEqualTo(PluginState.STOPPED);
      assertThat(catchThrowableOfType(ExecutionException.class, start::get))
          .hasCauseInstanceOf(SupervisorException.class);
    } finally {
      thread.shutdownNow();
    }
  }

  @Test
  void startsAStoppedPluginAgain() throws Exception {
    install("neo", Role.of(Generation.C));
    supervisor.start(List.of("neo"), LONG);
    supervisor.stop(List.of("neo"), LONG);
    assertThat(
            catchThrowableOfType(
                    PluginCallException.class, () -> supervisor.client("neo").info(PATIENT))
                .kind())
        .isEqualTo(PluginCallException.Kind.NOT_RUNNING);

    supervisor.start(List.of("neo"), LONG);

    assertThat(supervisor.client("neo").info(PATIENT).generation()).isEqualTo(Generation.C);
  }

  private List<String> messages() {
    try {
      return supervisor.logs("neo", 100).stream().map(log -> log.message()).toList();
    } catch (SupervisorException e) {
      return List.of(e.toString());
    }
  }

  @Test
  void listsTheKnownPluginsWhenOneIsUnknown() throws Exception {
    install("neo", Role.of(Generation.C));

    SupervisorException failure =
        catchThrowableOfType(SupervisorException.class, () -> supervisor.client("no"));

    assertThat(failure.problem().code()).isEqualTo(CommonProblem.UNKNOWN_PLUGIN);
    assertThat(failure.problem().hint()).isEqualTo("known plugins: neo");
    assertThat(Optional.of(failure.problem().plugin())).contains(Optional.of("no"));
  }
}
