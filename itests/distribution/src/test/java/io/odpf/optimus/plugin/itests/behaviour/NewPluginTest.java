// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.daemon.Fixtures;
import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.itests.process.GoCommand;
import io.odpf.optimus.plugin.itests.process.Result;
import io.odpf.optimus.plugin.itests.release.Release;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Projects of new plugins, built with what the distribution has, tested and installed. */
class NewPluginTest {
  private Stage stage;

  @BeforeEach
  void openStage() {
    stage = Stage.open(ProcessWay.ONE_SHOT);
  }

  @AfterEach
  void closeStage() {
    stage.close();
  }

  private Path create(String... arguments) {
    stage.optimus().run(arguments).orThrow();
    return stage.project().resolve("neo");
  }

  @ParameterizedTest
  @CsvSource({"task,'cli,dependencyresolver'", "hook,none"})
  void buildsAPluginInJava(String type, String mods) throws Exception {
    Path project = create("new", "neo", "--type", type, "--mods", mods);

    ForeignMaven.run(stage, project, "verify");

    Path binary = project.resolve("target").resolve(Release.here().binaryName("neo"));
    assertPasses(binary);
    install(project);
  }

  @ParameterizedTest
  @CsvSource({"task,cli", "hook,'cli,dependencyresolver'"})
  void buildsAPluginInGo(String type, String mods) throws Exception {
    Path project = create("new", "neo", "--language", "go", "--type", type, "--mods", mods);

    Path binary = project.resolve(Release.here().binaryName("neo"));
    new GoCommand(Fixtures.cache()).build(project, binary, List.of("."));

    assertPasses(binary);
    install(project);
  }

  private void assertPasses(Path binary) {
    Result result = stage.optimus().run("test", binary.toString(), "--patient");

    assertThat(result.exitCode()).as(result.toString()).isZero();
    assertThat(result.out()).doesNotContainPattern("(?m)^known ");
  }

  private void install(Path project) {
    in(project, "plugin", "install", "-c", "config.yaml").run().orThrow();
    assertThat(stage.optimus().run("verify", "neo").orThrow().out()).contains("1 plugin verified");
  }

  /** Returns the program in a directory, which is its configuration's {@code ${PWD}}. */
  private Command in(Path directory, String... arguments) {
    Command command = Distribution.unpacked().command(stage, ProcessWay.ONE_SHOT.java(), arguments);
    return new Command(command.arguments(), directory, command.environment());
  }

  @Test
  void exportsTheContextOfARunToItsContainer() throws Exception {
    Path project = create("new", "neo");
    Path run = Files.createDirectories(stage.project().resolve("run/in"));
    Path optimus =
        Files.writeString(stage.project().resolve("optimus.sh"), "echo \"$*\" >arguments\n");
    Files.writeString(run.resolve(".env"), "RANGE_START='a b'\n");
    Files.writeString(run.resolve(".secret"), "TOKEN='t$x'\n");

    Result result =
        new Command(
                List.of(
                    "sh",
                    project.resolve("executor/entrypoint.sh").toString(),
                    "sh",
                    "-c",
                    "echo \"$RANGE_START $TOKEN\""),
                stage.project(),
                Map.of(
                    "PATH", System.getenv("PATH"),
                    "OPTIMUS_COMMAND", executable(optimus),
                    "JOB_NAME", "job",
                    "PROJECT", "p",
                    "JOB_DIR", run.getParent().toString(),
                    "INSTANCE_TYPE", "task",
                    "INSTANCE_NAME", "neo",
                    "SCHEDULED_AT", "2021-05-26T02:00:00Z",
                    "OPTIMUS_HOSTNAME", "localhost:9100"))
            .run()
            .orThrow();

    assertThat(result.out()).isEqualTo("a b t$x\n");
    assertThat(Files.readString(stage.project().resolve("arguments")))
        .startsWith("admin build instance job --project p --output-dir ");
  }

  private String executable(Path script) {
    Command.of(stage.project(), "chmod", "755", script.toString()).run().orThrow();
    return script.toString();
  }
}
