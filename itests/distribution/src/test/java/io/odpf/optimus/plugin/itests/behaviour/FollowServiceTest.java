// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.itests.daemon.Fixtures;
import io.odpf.optimus.plugin.itests.plugins.FixturePlugins;
import io.odpf.optimus.plugin.itests.plugins.Role;
import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.itests.process.Eventually;
import io.odpf.optimus.plugin.itests.process.RunningCommand;
import io.odpf.optimus.plugin.itests.process.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An installed runtime that follows its configuration. */
class FollowServiceTest {
  private final FixturePlugins plugins =
      FixturePlugins.build(Fixtures.sources(""), Fixtures.cache());

  private Stage stage;

  @BeforeEach
  void openStage() throws Exception {
    stage = Stage.open(ProcessWay.SHELL);
    publish("1.0.0");
    publish("2.0.0");
  }

  @AfterEach
  void closeStage() {
    optimus("runtime", "stop").run();
    stage.close();
  }

  /** Puts a version of neo on the server. */
  private void publish(String version) throws Exception {
    Path made =
        plugins.install(
            stage.project().resolve("made"), "neo", Role.of(Generation.C).with("version", version));
    Files.move(made, stage.nginx().files().resolve("neo-" + version));
  }

  /** Lists a version of neo, by a rename as editors do. */
  private void configure(String version) throws Exception {
    replace(stage.releases().plugin("releases", "neo", "neo-{{.Version}}", "version: " + version));
  }

  private void replace(Object text) throws Exception {
    Path fresh = Files.writeString(stage.project().resolve("fresh.yaml"), text.toString());
    Files.move(fresh, stage.configFile(), StandardCopyOption.REPLACE_EXISTING);
  }

  private Command optimus(String... arguments) {
    return Distribution.unpacked().command(stage, ProcessWay.SHELL.java(), arguments);
  }

  private RunningCommand start(String mode, String... options) {
    List<String> all =
        new ArrayList<>(
            List.of("runtime", "start", "--follow", "--config", stage.configFile().toString()));
    all.addAll(List.of(options));
    RunningCommand runtime =
        optimus(all.toArray(String[]::new))
            .with(Map.of("OPTIMUS_MODE", mode, "OPTIMUS_MANAGEMENT", "on"))
            .start();
    runtime.awaitOut("runtime started");
    return runtime;
  }

  private void awaitStatus(RunningCommand runtime, String... lines) {
    Eventually.until(
        () -> List.of(lines) + " in " + status() + runtime.err(),
        () -> {
          String status = status();
          return List.of(lines).stream().allMatch(status::contains);
        });
  }

  private String status() {
    return optimus("runtime", "status").run().out();
  }

  private Path socket() {
    return stage.home().resolveSibling("run/manage.sock");
  }

  private Command curl(String... arguments) {
    List<String> all =
        new ArrayList<>(
            List.of(Tool.find("curl") + "", "-sS", "--fail", "--unix-socket", socket().toString()));
    all.addAll(List.of(arguments));
    return Command.of(stage.project(), all.toArray(String[]::new));
  }

  private long processes() {
    return ProcessHandle.allProcesses()
        .filter(it -> it.info().command().orElse("").startsWith(stage.plugins().toString()))
        .count();
  }

  @Test
  void followsAFileThatIsChangedBrokenMendedAndEmptiedWithoutAFailedCall() throws Exception {
    configure("1.0.0");
    try (RunningCommand runtime = start("client", "--canary", "1", "--canary-for", "1")) {
      awaitStatus(runtime, "1.0.0   1.0.0      1.0.0, ready");
      Path enough = stage.project().resolve("enough");
      String call = String.join(" ", curl("http://x/v1/plugins/neo").arguments());
      try (RunningCommand caller =
          Command.of(
                  stage.project(),
                  "sh",
                  "-c",
                  "while [ ! -e " + enough + " ]; do " + call + " || echo FAILED; sleep 0.05; done")
              .start()) {
        caller.awaitOut("\"version\":\"1.0.0\"");

        configure("2.0.0");

        caller.awaitOut("\"version\":\"2.0.0\"");
        replace(Files.readString(stage.configFile()) + "      tpyo: true\n");
        awaitStatus(runtime, "NOT APPLIED", "config.yaml:", "unknown key 'tpyo'", "2.0.0, ready");
        configure("2.0.0");
        awaitStatus(runtime, "followed, applied");
        Files.createFile(enough);
        assertThat(caller.await().out()).doesNotContain("FAILED");
      }
      assertThat(runtime.err()).containsOnlyOnce("unknown key 'tpyo'");
      assertThat(curl("http://x/v1/audit").run().orThrow().out())
          .contains("\"caller\":\"configuration\"");

      replace("plugins:\n  install_location: " + stage.plugins() + "\n  plugins: []\n");

      Eventually.until(
          () -> "no plugin: " + status() + runtime.err(),
          () -> processes() == 0 && !Files.exists(stage.installed("neo")));
    }
  }

  @Test
  void waitsForALockInServerModeAndReadsItsFilesAgainOnSighupAndByTheApi() throws Exception {
    configure("1.0.0");
    try (RunningCommand runtime = start("server")) {
      awaitStatus(runtime, "NOT APPLIED", "1.0.0   -          -");

      optimus("plugin", "lock", "-c", stage.configFile().toString()).run().orThrow();

      awaitStatus(runtime, "followed, applied", "1.0.0   1.0.0      1.0.0, ready");
      Files.delete(stage.installed("neo"));
      Command.of(stage.project(), "kill", "-HUP", runtime.pid() + "").run().orThrow();
      Eventually.until(
          () -> "a repaired file: " + status() + runtime.err(),
          () -> Files.exists(stage.installed("neo")));
      Files.delete(stage.installed("neo"));
      assertThat(curl("-X", "POST", "http://x/v1/reload").run().orThrow().out())
          .contains("\"phase\":\"applied\"");
      assertThat(stage.installed("neo")).exists();
      assertThat(curl("http://x/v1/audit").run().orThrow().out())
          .contains("\"caller\":\"SIGHUP\"", "\"credential\":\"user\"");
    }
  }
}
