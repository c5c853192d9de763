// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.plugin.CallOptions;
import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.api.plugin.PluginCallException;
import io.odpf.optimus.plugin.api.plugin.PluginClient;
import io.odpf.optimus.plugin.api.supervisor.PluginState;
import io.odpf.optimus.plugin.api.supervisor.PluginStatus;
import io.odpf.optimus.plugin.api.supervisor.Supervisor;
import io.odpf.optimus.plugin.api.supervisor.SupervisorException;
import io.odpf.optimus.plugin.itests.plugins.FixturePlugins;
import io.odpf.optimus.plugin.itests.plugins.Role;
import io.odpf.optimus.plugin.itests.process.Eventually;
import io.odpf.optimus.plugin.supervisor.lifecycle.LifecycleLimits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The connection to plugins that send too much, or nothing. */
@Tag("process")
class ConnectionTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final CallOptions PATIENT = CallOptions.DEFAULT.withTimeout(LONG);
  private static final FixturePlugins PLUGINS = RealPlugins.build();

  @TempDir Path directory;
  private SupervisorAssembly assembly;
  private Supervisor supervisor;

  @BeforeEach
  void assemble() throws Exception {
    assemble(LifecycleLimits.DEFAULT);
  }

  private void assemble(LifecycleLimits limits) throws Exception {
    Path sockets = Files.createDirectories(directory.resolve("s"));
    assembly =
        HostProcess.assemble(
            directory.resolve("plugins"), sockets, limits, Optional.of(directory.resolve("logs")));
    supervisor = assembly.supervisor();
  }

  @AfterEach
  void close() {
    assembly.close();
  }

  private PluginClient start(String name, Role role) throws Exception {
    PLUGINS.install(directory.resolve("plugins"), name, role);
    supervisor.rescan();
    supervisor.start(List.of(name), LONG);
    return supervisor.client(name);
  }

  private PluginStatus status(String name) {
    return supervisor.plugin(name).orElseThrow();
  }

  @Test
  void readsAReplyOfManyMebibytes() throws Exception {
    PluginClient client = start("neo", Role.fault("huge", "40000000").with("only", "GetQuestions"));

    assertThat(client.questions("daily", PATIENT).toString()).hasSizeGreaterThan(40_000_000);
  }

  @Test
  void refusesAReplyAboveTheLimitAndKeepsTheConnection() throws Exception {
    PluginClient client = start("neo", Role.fault("huge", "70000000").with("only", "GetQuestions"));

    PluginCallException failure =
        catchThrowableOfType(PluginCallException.class, () -> client.questions("daily", PATIENT));

    assertThat(failure.kind()).isEqualTo(PluginCallException.Kind.INVALID);
    assertThat(failure).hasMessageContaining("too large");
    assertThat(client.info(PATIENT).generation()).isEqualTo(Generation.C);
    assertThat(status("neo").restarts()).isZero();
  }

  @Test
  void refusesARequestAboveTheLimitsAndKeepsTheConnection() throws Exception {
    PluginClient client = start("neo", Role.of(Generation.C));

    for (int size : List.of(5 << 20, 65 << 20)) { // The plugin's limit is 4 MiB, the host's 64.
      PluginCallException failure =
          catchThrowableOfType(
              PluginCallException.class, () -> client.questions("j".repeat(size), PATIENT));
      assertThat(failure.kind())
          .describedAs(failure.toString())
          .isEqualTo(PluginCallException.Kind.INVALID);
      assertThat(failure).hasMessageContaining("too large");
    }
    assertThat(client.info(PATIENT).generation()).isEqualTo(Generation.C);
    assertThat(status("neo").restarts()).isZero();
  }

  @Test
  void replacesAPluginThatFreezes() throws Exception {
    assembly.close();
    // A plugin that is only slow is replaced by them too, and the next one after it.
    assemble(new LifecycleLimits(Duration.ofMillis(100), Duration.ofMillis(500), 3, LONG, LONG));
    PluginClient client =
        start(
            "neo",
            Role.fault("crash", "signal:19")
                .with("calls", "3")
                .with("starts", directory.resolve("starts").toString())
                .with("until", "2"));
    long frozen = status("neo").pid().orElseThrow();

    Eventually.until(
        () -> "restart of " + status("neo"),
        () -> {
          try {
            client.info(CallOptions.DEFAULT.withTimeout(Duration.ofMillis(300)));
          } catch (PluginCallException e) {
            assertThat(e.kind()).isNotEqualTo(PluginCallException.Kind.REFUSED);
          }
          return status("neo").restarts() > 0 && status("neo").state() == PluginState.READY;
        });

    assertThat(status("neo").pid().orElseThrow()).isNotEqualTo(frozen);
    assertThat(client.info(PATIENT).generation()).isEqualTo(Generation.C);
  }

  @Test
  void answersCallsWhilePluginsFloodTheirOutput() throws Exception {
    start("stdio", Role.fault("flood-stdio", "0"));
    start("stderr", Role.fault("flood-stderr", "0"));
    PluginClient quiet = start("quiet", Role.of(Generation.B));

    for (String name : List.of("stdio", "stderr")) {
      Eventually.until(
          () -> "full log files of " + name,
          () -> Files.exists(directory.resolve("logs").resolve(name + ".log.1")));
      assertThat(supervisor.client(name).info(PATIENT).generation()).isEqualTo(Generation.C);
      assertThat(supervisor.logs(name, 5_000)).hasSizeLessThanOrEqualTo(1_000);
    }

    assertThat(quiet.info(PATIENT).generation()).isEqualTo(Generation.B);
    supervisor.stop(List.of(), LONG);
    try (Stream<Path> files = Files.list(directory.resolve("logs"))) {
      for (Path file : files.toList()) {
        assertThat(file).satisfies(it -> assertThat(Files.size(it)).isLessThan(11 << 20));
      }
    }
    assertThat(directory.resolve("logs/stdio.log.4")).doesNotExist();
  }

  @Test
  void keepsLastWordsWithoutAnEndOfLineAndShowsControlCharacters() throws Exception {
    start("neo", Role.fault("stdio-out", "\u001b[31mred\nlast words"));
    supervisor.stop(List.of("neo"), LONG);

    Eventually.until(() -> "log: " + messages(), () -> messages().contains("last words"));
    assertThat(messages()).noneMatch(line -> line.indexOf('\u001b') >= 0);
    assertThat(messages()).anyMatch(line -> line.endsWith("[31mred"));
  }

  private List<String> messages() {
    try {
      return supervisor.logs("neo", 100).stream().map(log -> log.message()).toList();
    } catch (SupervisorException e) {
      return List.of(e.toString());
    }
  }
}
