// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.itests.process.Eventually;
import io.odpf.optimus.plugin.itests.process.Result;
import io.odpf.optimus.plugin.itests.process.RunningCommand;
import io.odpf.optimus.plugin.itests.release.Release;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The host's defaults, the doctor, and the service manager, with the built distribution. */
class HostCommandsTest {
  /** A notify socket: prints a line for each assignment that arrives. */
  private static final String LISTENER =
      """
      import os, socket, sys
      s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
      s.bind(sys.argv[1])
      print("listening", flush=True)
      while True:
          data, fds, flags, peer = socket.recv_fds(s, 65536, 8)
          for fd in fds:
              os.close(fd)
          print(data.decode(), flush=True)
      """;

  /** Sends its arguments like systemd's program, for machines without it. */
  private static final String SENDER =
      """
      #!/usr/bin/env python3
      import os, socket, sys
      s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
      s.sendto("\\n".join(sys.argv[1:]).encode(), os.environ["NOTIFY_SOCKET"])
      """;

  private final Path java = ProcessWay.ONE_SHOT.java();
  private Stage stage;

  @BeforeEach
  void openStage() {
    stage = Stage.open(ProcessWay.ONE_SHOT);
  }

  @AfterEach
  void closeStage() {
    stage.close();
  }

  private Result optimus(String... arguments) {
    return Distribution.unpacked().command(stage, java, arguments).run();
  }

  private Path defaults(String text) throws Exception {
    Path file = stage.home().resolve(".config/optimus/defaults.yaml");
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static void assertDocument(Result result, String schema) throws Exception {
    String published =
        Files.readString(
            Stage.directory("optimus.itests.schemas").resolve(schema + ".schema.json"));
    assertThat(
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(published)
                .validate(result.out(), InputFormat.JSON))
        .as(result.out())
        .isEmpty();
  }

  @Test
  void usesAndShowsTheHostsDefaultsWithTheirOrigin() throws Exception {
    Path location = stage.home().resolve("of-the-host");
    Path store = stage.home().resolve("store");
    Path file = defaults("parallel: 2\ninstall_location: " + location + "\nstore: " + store + "\n");
    stage.release("1.0").rawBinary("neo");
    stage.write(
        stage
            .releases()
            .plugin("releases", "neo", "1.0/" + Release.here().binaryName("neo"))
            .toString()
            .replace("  install_location: " + stage.plugins() + "\n", ""));

    Result installed = optimus("plugin", "install", "-c", stage.configFile().toString());

    assertThat(installed.exitCode()).as(installed.toString()).isZero();
    assertThat(location.resolve(Release.here().binaryName("neo"))).isExecutable();
    assertThat(store).isNotEmptyDirectory();
    Result shown = optimus("config", "show");
    assertThat(shown.exitCode()).as(shown.toString()).isZero();
    assertThat(shown.out())
        .containsPattern("install_location +" + location + " +" + file + ":2:19\n")
        .containsPattern("parallel +2 +" + file + ":1:11\n")
        .containsPattern("mode +client +default\n");
    assertDocument(optimus("config", "show", "--output", "json"), "config-show");
  }

  @Test
  void refusesToRunWithInvalidDefaults() throws Exception {
    Path file = defaults("mode: serve\n");

    Result refused = optimus("plugin", "list");
    assertThat(refused.exitCode()).as(refused.toString()).isEqualTo(2);
    assertThat(refused.err()).contains(file + ":1:7: error: mode does not take 'serve'");
    Result started = optimus("runtime", "start");
    assertThat(started.exitCode()).as(started.toString()).isEqualTo(2);
    assertThat(optimus("config", "show").exitCode()).isEqualTo(2);
    assertDocument(optimus("config", "show", "--output", "json"), "config-show");
    Result examined = optimus("doctor");
    assertThat(examined.exitCode()).as(examined.toString()).isEqualTo(1);
    assertThat(examined.out())
        .containsPattern("failed +defaults +" + file + ":1:7: mode")
        .contains("installs will not work: 1 of the above must be corrected");
  }

  @Test
  void findsNoProblemOnAHealthyMachine() throws Exception {
    Result examined = optimus("doctor");

    assertThat(examined.exitCode()).as(examined.toString()).isZero();
    assertThat(examined.out())
        .containsPattern("ok +java +Java ")
        .containsPattern("ok +install location +" + stage.home())
        .endsWith("installs can work\n");
    assertDocument(optimus("doctor", "--output", "json"), "doctor");
  }

  @Test
  void reportsProblemsOfAConfigurationInDoctor() throws Exception {
    stage.write("plugins: {providers: [], plugins: [{output: neo}]}\n");

    Result examined = optimus("doctor", "-c", stage.configFile().toString());

    assertThat(examined.exitCode()).as(examined.toString()).isEqualTo(1);
    assertThat(examined.out()).containsPattern("failed +configuration +" + stage.configFile());
  }

  @Test
  void asksSourcesWithTheirCredentialsInDoctor() throws Exception {
    stage.release("1.0").rawBinary("neo");
    String binary = "1.0/" + Release.here().binaryName("neo");
    stage.write(
        stage
            .releases()
            .plugin("releases", "neo", binary)
            .plugin("releases", "absent", binary + ".none"));

    Result examined = optimus("doctor", "-c", stage.configFile().toString());

    assertThat(examined.exitCode()).as(examined.toString()).isEqualTo(1);
    assertThat(examined.out())
        .containsPattern("ok +configuration +plugin neo: provider releases has it")
        .containsPattern("failed +configuration +.*:11:7: plugin absent: ");
    assertThat(stage.plugins()).doesNotExist();
    assertThat(stage.lockFile()).doesNotExist();
  }

  @Test
  void notifiesSystemdThatTheRuntimeIsReadyAndStops() throws Exception {
    Path socket = stage.home().resolve("notify");
    Path script = Files.writeString(stage.home().resolve("listener.py"), LISTENER);
    Path programs = Files.createDirectories(stage.home().resolve("programs"));
    Path fresh = Files.writeString(stage.home().resolve("sender.py"), SENDER);
    Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.move(fresh, programs.resolve("systemd-notify"));
    stage.variable("NOTIFY_SOCKET", socket.toString());
    // Use systemd's own program if it is installed.
    stage.variable("PATH", System.getenv("PATH") + ":" + programs);
    try (RunningCommand listener =
        Command.of(stage.home(), "python3", script.toString(), socket.toString()).start()) {
      Eventually.until(listener::out, () -> listener.out().contains("listening"));
      try (RunningCommand runtime =
          Distribution.unpacked().command(stage, java, "runtime", "start").start()) {
        Eventually.until(
            () -> "ready, but " + listener.out() + runtime.err(),
            () -> listener.out().contains("READY=1"));
        assertThat(listener.out()).contains("MAINPID=" + runtime.pid());
        optimus("runtime", "stop").orThrow();
        runtime.await().orThrow();
      }
      Eventually.until(
          () -> "stopping, but " + listener.out(), () -> listener.out().contains("STOPPING=1"));
    }
  }
}
