// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.itests.process.GoCommand;
import io.odpf.optimus.plugin.itests.process.Result;
import io.odpf.optimus.plugin.itests.process.RunningCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plugins behave according to their roles. */
class FixturePluginsTest {
  private static final Path FIXTURES = Path.of("../fixtures").toAbsolutePath().normalize();
  private static final Path CACHE = Path.of("../target/go").toAbsolutePath().normalize();
  private static final FixturePlugins PLUGINS = FixturePlugins.build(FIXTURES, CACHE);

  private static final Map<String, String> HOST =
      Map.of(
          "OP_PLUGIN_MAGIC_COOKIE",
          "ksxR4BqCT81whVF2dVEUpYZXwM3pazSkP4IbVc6f2Kns57ypp2c0z0GzQNMdHSUk",
          "PLUGIN_PROTOCOL_VERSIONS",
          "1");

  @TempDir Path directory;

  @Test
  void performsTheHandshakeInEveryGeneration() {
    for (Generation generation : Generation.values()) {
      Path plugin = PLUGINS.install(directory, "neo" + generation, Role.of(generation));

      assertThat(firstLine(plugin)).matches("1\\|1\\|unix\\|[^|]+\\|grpc\\|\n");
    }
  }

  @Test
  void performsTheHandshakeOfTheOldGoPlugin() {
    FixturePlugins old = FixturePlugins.buildOld(FIXTURES, CACHE);

    Path plugin = old.install(directory, "neo", Role.of(Generation.C));

    assertThat(firstLine(plugin)).matches("1\\|1\\|unix\\|[^|]+\\|grpc\\|\n");
  }

  @Test
  void performsTheHandshakeInPython() {
    Path plugin = FixturePlugins.installPython(FIXTURES, directory, "neo");

    assertThat(firstLine(plugin)).matches("1\\|1\\|unix\\|[^|]+\\|grpc\\|\n");
  }

  @Test
  void performsTheHandshakeOfAnExampleOfGoPlugin() {
    Path plugin = PLUGINS.example("grpc/plugin-go-grpc");

    assertThat(firstLine(Command.of(directory, plugin + "").with(Map.of("BASIC_PLUGIN", "hello"))))
        .matches("1\\|1\\|unix\\|[^|]+\\|grpc\\|\n");
  }

  /** Runs every role with go-plugin's own host. */
  @ParameterizedTest
  @ValueSource(strings = {"", "-tags=old -modfile=old.mod"})
  void answersTheTestsInGo(String flags) {
    List<String> test = new ArrayList<>(List.of("test", "-buildvcs=false"));
    test.addAll(flags.isEmpty() ? List.of() : List.of(flags.split(" ")));

    try (RunningCommand go =
        new GoCommand(CACHE).command(FIXTURES.resolve("actor"), test).start()) {
      go.await(Duration.ofMinutes(20)).orThrow();
    }
  }

  @Test
  void keepsItsRoleUnderAnotherName() {
    Role role = Role.fault("line", "no handshake & more: é");
    Path plugin = FixturePlugins.link(PLUGINS.install(directory, "neo", role), "other");

    assertThat(firstLine(plugin)).isEqualTo("no handshake & more: é\n");
  }

  @Test
  void refusesAnUnknownFaultOnCreation() {
    Command make =
        Command.of(
            directory, PLUGINS.actor() + "", "make", directory.resolve("neo") + "", "unheard=of");

    Result result = make.run();

    assertThat(result.exitCode()).isEqualTo(64);
    assertThat(result.err()).contains("there is no \"unheard\"");
    assertThat(directory).isEmptyDirectory();
  }

  private String firstLine(Path plugin) {
    return firstLine(Command.of(directory, plugin + "").with(HOST));
  }

  private static String firstLine(Command plugin) {
    try (RunningCommand running = plugin.start()) {
      running.awaitOut("\n");
      return running.out();
    }
  }
}
