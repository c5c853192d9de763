// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.plugins.FixturePlugins;
import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.itests.process.Eventually;
import io.odpf.optimus.plugin.itests.process.Result;
import io.odpf.optimus.plugin.itests.process.RunningCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plugins in Java, run by a host on the public go-plugin module. */
class GoHostTest {
  private static final String BASE_OF_C = "odpf.optimus.plugins.v1beta1.BaseService";
  private static final Path HOST =
      FixturePlugins.build(
              Path.of(System.getProperty("optimus.itests.fixtures")).toAbsolutePath().normalize(),
              Path.of(System.getProperty("optimus.itests.cache"))
                  .toAbsolutePath()
                  .normalize()
                  .resolve("go"))
          .host();

  @TempDir static Path packed;
  @TempDir Path directory;

  private static Path actor;

  private Path sockets;

  @BeforeAll
  static void pack() throws Exception {
    actor =
        PackedPlugins.copy(
            PackedPlugins.packActor(packed, "packed"), packed.resolve("optimus-actor"));
  }

  @BeforeEach
  void makeSocketDirectory() throws Exception {
    // Short, since the length of a socket's path is limited.
    sockets = Files.createTempDirectory("s");
  }

  @AfterEach
  void leavesNoSocket() throws Exception {
    Eventually.until(() -> "files: " + files(), () -> files().isEmpty());
    Files.delete(sockets);
  }

  private List<Path> files() {
    try (Stream<Path> files = Files.list(sockets)) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private RunningCommand start(String role, Map<String, String> more, String... options) {
    List<String> arguments = new ArrayList<>(List.of(HOST + ""));
    arguments.addAll(List.of(options));
    arguments.add(actor + "");
    Map<String, String> variables = new TreeMap<>(more);
    variables.put(ActorPlugin.ROLE, role);
    variables.put("PLUGIN_UNIX_SOCKET_DIR", sockets + "");
    variables.put("JAVA_HOME", PackedPlugins.javaHome());
    variables.put("HOME", directory + "");
    return new Command(arguments, directory, variables).start();
  }

  private static long pid(RunningCommand host) {
    host.awaitOut("ready ");
    return Long.parseLong(
        host.out()
            .lines()
            .filter(line -> line.startsWith("ready "))
            .findFirst()
            .orElseThrow()
            .substring("ready ".length()));
  }

  private static void stop(RunningCommand host) {
    long plugin = pid(host);
    host.type("stop");
    Result result = host.await();
    assertThat(result.out()).contains("stopped 0");
    assertThat(result.exitCode()).isZero();
    assertThat(ProcessHandle.of(plugin)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-mtls"})
  void callsThePluginByItsReflectedDescriptors(String option) {
    String[] options = option.isEmpty() ? new String[0] : new String[] {option};
    try (RunningCommand host = start("", Map.of(), options)) {
      pid(host);
      host.type("services");
      host.awaitOut("services ");
      assertThat(host.out())
          .contains(
              "odpf.optimus.plugins.Base ",
              BASE_OF_C + " ",
              "grpc.health.v1.Health ",
              "plugin.GRPCBroker ",
              "plugin.GRPCController ",
              "plugin.GRPCStdio ",
              "grpc.reflection.v1alpha.ServerReflection");
      host.type("call " + BASE_OF_C + "/PluginInfo {}");
      host.awaitOut("\"plugin_version\"");
      host.type("call odpf.optimus.plugins.CLIMod/GetQuestions {\"job_name\": \"daily\"}");
      host.awaitOut("Which kind for daily?");
      stop(host);
    }
  }

  @Test
  void servesOnTcpInTheHostsRangeOfPorts() {
    try (RunningCommand host = start("tcp", Map.of(), "-mtls")) {
      host.type("call " + BASE_OF_C + "/PluginInfo {}");
      host.awaitOut("\"plugin_version\"");
      stop(host);
    }
  }

  @Test
  void forwardsOutputAndLogs() {
    try (RunningCommand host = start("print banner", Map.of())) {
      host.type("call " + BASE_OF_C + "/PluginInfo {}");
      host.awaitOut("stdout Hello before the handshake");
      host.awaitOut("stdout printed to standard output: grüße");
      host.awaitOut("stderr printed to standard error");
      for (String level : List.of("trace", "debug", "info", "warn", "error")) {
        host.awaitOut("log " + level + " logged");
      }
      stop(host);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-mtls"})
  void connectsByTheBrokerInBothDirections(String option) {
    String[] options = option.isEmpty() ? new String[0] : new String[] {option};
    try (RunningCommand host = start("accept dial=9", Map.of(), options)) {
      host.type("dial " + ActorPlugin.ACCEPTED);
      host.awaitOut("health NOT_SERVING");
      host.type("offer 9");
      host.awaitOut("offered");
      host.type("call " + BASE_OF_C + "/PluginInfo {}");
      host.awaitOut("\"description\":\"SERVING\"");
      stop(host);
    }
  }

  @Test
  void endsWhenItsHostIsKilled() {
    RunningCommand host = start("", Map.of());
    long plugin = pid(host);
    ProcessHandle process = ProcessHandle.of(plugin).orElseThrow();

    ProcessHandle.of(host.pid()).orElseThrow().destroyForcibly();

    Eventually.until(() -> "plugin " + process.info(), () -> !process.isAlive());
    host.close();
  }

  @Test
  void outlivesAKilledHostThatAsksForIt() {
    try (RunningCommand keeper = start("", Map.of("OPTIMUS_PLUGIN_OUTLIVES_HOST", "true"));
        RunningCommand host = start("", Map.of())) {
      ProcessHandle kept = ProcessHandle.of(pid(keeper)).orElseThrow();
      ProcessHandle other = ProcessHandle.of(pid(host)).orElseThrow();

      ProcessHandle.of(keeper.pid()).orElseThrow().destroyForcibly();
      ProcessHandle.of(host.pid()).orElseThrow().destroyForcibly();

      Eventually.until(() -> "plugin " + other.info(), () -> !runs(other));
      assertThat(runs(kept)).isTrue();
      kept.destroy();
      Eventually.until(() -> "plugin " + kept.info(), () -> !runs(kept));
    }
  }

  /** Returns whether a process executes a program; a zombie does not. */
  private static boolean runs(ProcessHandle process) {
    return process.info().command().isPresent();
  }

  @Test
  void endsAtASignalAndRemovesItsSocket() {
    try (RunningCommand host = start("", Map.of())) {
      ProcessHandle process = ProcessHandle.of(pid(host)).orElseThrow();

      process.destroy();

      Eventually.until(() -> "plugin " + process.info(), () -> !process.isAlive());
      host.type("stop");
      host.awaitOut("stopped 143");
    }
  }

  @Test
  void explainsThatItIsAPluginWhenStartedByHand() {
    Result result =
        Command.of(directory, actor + "").with(Map.of("JAVA_HOME", PackedPlugins.javaHome())).run();

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("This binary is a plugin.");
  }
}
