// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.plugin.CallOptions;
import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.api.plugin.PluginCallException;
import io.odpf.optimus.plugin.api.supervisor.PluginState;
import io.odpf.optimus.plugin.api.supervisor.PluginStatus;
import io.odpf.optimus.plugin.api.supervisor.SupervisorException;
import io.odpf.optimus.plugin.itests.plugins.Role;
import io.odpf.optimus.plugin.itests.process.Eventually;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plugins that fail to start or crash later. */
class FaultyPluginTest extends SupervisorTestCase {
  @ParameterizedTest
  @CsvSource({
    "exit=3,plugin-exited,exit code 3",
    "init-error,plugin-exited,exit code 0",
    "banner=Hello,handshake-garbled,Hello",
    "core=2,handshake-core-version,version 2",
    "app=7,handshake-version,'version 7 of the plugin protocol, not 1'",
    "network=bus,handshake-network,bus",
    "protocol=netrpc,handshake-protocol,netrpc",
    "protocol=,handshake-protocol,netrpc",
    "certificate=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA,handshake-certificate,cannot"
        + " be read",
    "unterminated,,",
    "dead-socket,plugin-unhealthy,nothing accepted a connection within 10 s",
    "drop,plugin-unhealthy,connection",
    "http1,plugin-unhealthy,cannot be connected to: the connection ended: ",
    "crash=panic&calls=1,plugin-unusable,it last wrote: panic: ",
    "mute,plugin-unhealthy,within 10 s",
    "health=not-serving,plugin-unhealthy,does not serve",
    "health=hang,plugin-unhealthy,10 s",
    "mods=none&services=,,"
  })
  void namesWhatIsWrongWithAPluginAndRunsTheOthers(String fault, String code, String words)
      throws Exception {
    close();
    open(0);
    install("good", Role.of(Generation.B));
    Role role = Role.of(Generation.C);
    for (String part : fault.split("&")) {
      int mark = part.indexOf('=');
      role =
          mark < 0 ? role.with(part) : role.with(part.substring(0, mark), part.substring(mark + 1));
    }
    install("odd", role);

    SupervisorException failure =
        catchThrowableOfType(SupervisorException.class, () -> supervisor.start(List.of(), LONG));

    assertThat(supervisor.plugin("good").orElseThrow().state()).isEqualTo(PluginState.READY);
    if (code == null) {
      assertThat(failure).isNull();
    } else {
      assertThat(failure.problem().code().word()).isEqualTo(code);
      assertThat(failure.problem().plugin()).contains("odd");
      assertThat(failure.problem().message()).contains(words == null ? "" : words);
      assertThat(failure.problem().message()).doesNotContain("plugin address", "goroutine");
      assertThat(failure.problem().hint()).isNotBlank();
      assertThat(supervisor.plugin("odd").orElseThrow().state()).isEqualTo(PluginState.FAILED);
    }
  }

  @Test
  void runsNoFileByAShellThatTheSystemDoesNotExecute() throws Exception {
    Path trace = directory.resolve("trace");
    Path file = location.resolve(platform().binaryName("text"));
    Files.writeString(file, "touch " + trace + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    supervisor.rescan();

    SupervisorException failure =
        catchThrowableOfType(
            SupervisorException.class, () -> supervisor.start(List.of("text"), LONG));

    assertThat(failure.problem().code().word()).isEqualTo("plugin-no-program");
    assertThat(failure.problem().message()).contains("not a program");
    assertThat(trace).doesNotExist();
  }

  @Test
  void reportsHowLongItWaitedForASilentPlugin() throws Exception {
    install("neo", Role.of(Generation.C).with("silent"));

    SupervisorException failure =
        catchThrowableOfType(
            SupervisorException.class,
            () -> supervisor.start(List.of("neo"), Duration.ofMillis(1500)));

    assertThat(failure.problem().message())
        .isEqualTo(
            "plugin neo did not become ready within 1.5 s: it has not written its handshake");
  }

  @Test
  void givesUpAPluginThatKeepsCrashingAndKeepsTheReason() throws Exception {
    install("neo", Role.of(Generation.C).with("crash", "exit:7").with("after", "1ms"));
    try {
      supervisor.start(List.of("neo"), LONG);
    } catch (SupervisorException crashedAtOnce) {
      assertThat(crashedAtOnce.problem().plugin()).contains("neo");
    }

    Eventually.until(
        () -> "state of " + supervisor.plugin("neo"),
        () -> supervisor.plugin("neo").orElseThrow().state() == PluginState.FAILED);

    PluginStatus status = supervisor.plugin("neo").orElseThrow();
    assertThat(status.restarts()).isEqualTo(3);
    assertThat(status.failure().orElseThrow().message()).contains("exit code 7");
    PluginCallException refused =
        catchThrowableOfType(
            PluginCallException.class,
            () -> supervisor.client("neo").info(CallOptions.DEFAULT.failingFast()));
    assertThat(refused.kind()).isEqualTo(PluginCallException.Kind.NOT_RUNNING);
  }

  @Test
  void reportsWhyAStartFailedWhileThePluginIsRestarted() throws Exception {
    install("good", Role.of(Generation.C));
    // Its second process is as good as another.
    install(
        "odd",
        Role.of(Generation.C)
            .with("exit", "3")
            .with("starts", directory.resolve("starts").toString())
            .with("until", "2"));

    SupervisorException failure =
        catchThrowableOfType(SupervisorException.class, () -> supervisor.start(List.of(), LONG));

    assertThat(failure.problems()).hasSize(1);
    assertThat(failure.problem().message()).contains("odd", "exit code 3");
    assertThat(failure.problem().hint()).contains("restarted in the background");
    assertThat(supervisor.plugin("good").orElseThrow().state()).isEqualTo(PluginState.READY);
    assertThat(supervisor.client("odd").info(PATIENT)).isNotNull();
    assertThat(supervisor.plugin("odd").orElseThrow().restarts()).isEqualTo(1);
  }

  @Test
  void noticesTheExitOfAPluginWhoseChildHoldsItsPipes() throws Exception {
    install(
        "neo",
        Role.of(Generation.C)
            .with("fork-session", "10s")
            .with("crash", "exit:5")
            .with("calls", "2")
            .with("starts", directory.resolve("starts").toString())
            .with("until", "2"));
    supervisor.start(List.of("neo"), LONG);

    assertThat(supervisor.client("neo").info(PATIENT)).isNotNull();

    assertThat(supervisor.plugin("neo").orElseThrow().restarts()).isPositive();
  }

  @Test
  void reportsACrashDuringACallWithThePluginsLastLines() throws Exception {
    install("neo", Role.of(Generation.C).with("crash", "panic").with("calls", "2"));
    supervisor.start(List.of("neo"), LONG);

    PluginCallException failure =
        catchThrowableOfType(
            PluginCallException.class,
            () -> supervisor.client("neo").info(new CallOptions(LONG, false, false)));

    assertThat(failure.kind()).isEqualTo(PluginCallException.Kind.CRASHED);
    assertThat(failure)
        .hasMessageStartingWith("plugin neo crashed during the call: it ended with ")
        .hasMessageContaining("; it last wrote: panic: ");
  }
}
