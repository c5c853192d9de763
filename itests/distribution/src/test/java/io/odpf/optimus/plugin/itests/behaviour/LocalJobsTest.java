// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.itests.daemon.Fixtures;
import io.odpf.optimus.plugin.itests.plugins.FixturePlugins;
import io.odpf.optimus.plugin.itests.plugins.Role;
import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.itests.process.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Commands for the jobs of a project, with real plugins and a real shell. */
class LocalJobsTest {
  private static final String TIME = "2021-05-26T02:00:00Z";

  private static final String JOB =
      """
      version: 1
      name: sales
      owner: own
      schedule: {start_date: "2021-01-01", interval: "@daily"}
      labels: {team: a}
      task:
        name: neo
        config:
          PROJECT: pr
          DATASET: '{{.GLOBAL__DATASET}}'
          TABLE: t
          TEXT: "it's $HOME `touch pwned` \\"x\\"\\n'; touch pwned; echo '"
        window: {size: 24h, offset: "0", truncate_to: d}
      """;

  private Stage stage;

  @BeforeEach
  void writeProject() throws IOException {
    stage = Stage.open(ProcessWay.ONE_SHOT);
    write(
        "optimus.yaml",
        """
        version: 1
        host: localhost:9100
        project: {name: p, config: {dataset: ds}}
        namespaces:
        - {name: space, job: {path: jobs}}
        """);
    write("jobs/sales/job.yaml", JOB);
    write("jobs/sales/assets/q.sql", "select {{.DSTART}} from {{.JOB_DESTINATION}}\n");
  }

  @AfterEach
  void closeStage() {
    stage.close();
  }

  private void write(String file, String text) throws IOException {
    Path path = stage.project().resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private void install(Role role) {
    FixturePlugins.build(Fixtures.sources(""), Fixtures.cache())
        .install(stage.home().resolve(".optimus/plugins"), "neo", role);
  }

  private Result optimus(String... arguments) {
    return Distribution.unpacked().command(stage, ProcessWay.ONE_SHOT.java(), arguments).run();
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(stage.project())) {
      List<String> files = new ArrayList<>();
      all.filter(Files::isRegularFile)
          .forEach(file -> files.add(stage.project().relativize(file).toString()));
      files.sort(null);
      return files;
    }
  }

  /** Runs a script as a container's entry point does, with the variables of a scheduler. */
  private Result entryPoint(String script) throws IOException {
    write("entrypoint.sh", script);
    return Command.of(stage.project(), "sh", "-eu", "entrypoint.sh").run();
  }

  @ParameterizedTest
  @EnumSource(
      value = Generation.class,
      names = {"A", "B", "C"})
  void buildsWhatTheEntryPointOfAContainerReads(Generation generation) throws Exception {
    install(Role.of(generation));

    Result built =
        optimus("job", "build", "sales", "--local", "--scheduled-at", TIME, "--output-dir", "data");

    assertThat(built.exitCode()).as(built.toString()).isZero();
    assertThat(built.out()).startsWith("1. writing file at data/in/.env\n");
    Result container =
        entryPoint(
            """
            set -o allexport
            . data/in/.env
            . data/in/.secret
            set +o allexport
            printf '%s|%s|%s|%s\\n%s\\n' "$DSTART" "$DEND" "$DATASET" "$JOB_DESTINATION" "$TEXT"
            cat data/in/q.sql
            """);
    assertThat(container.exitCode()).as(container.toString()).isZero();
    assertThat(container.out())
        .isEqualTo(
            """
            2021-05-25T00:00:00Z|2021-05-26T00:00:00Z|ds|pr:ds.t
            it's $HOME `touch pwned` "x"
            '; touch pwned; echo '
            select 2021-05-25T00:00:00Z from pr:ds.t
            """);
    assertThat(stage.project().resolve("pwned")).doesNotExist();
  }

  @Test
  void validatesRendersAndPrintsVariables() throws Exception {
    install(Role.of(Generation.C));

    Result valid = optimus("validate", "job");
    assertThat(valid.exitCode()).as(valid.toString()).isZero();
    assertThat(valid.out()).isEqualTo("1 job is valid\n");
    Result rendered = optimus("render", "template", "sales", "--scheduled-at", TIME);
    assertThat(rendered.exitCode()).as(rendered.toString()).isZero();
    assertThat(stage.project().resolve("render/sales/q.sql"))
        .hasContent("select 2021-05-25T00:00:00Z from pr:ds.t");
    Result variables = optimus("job", "env", "sales", "--scheduled-at", TIME);
    assertThat(variables.out()).contains("JOB_LABELS='team=a'\n", "INSTANCE_NAME='neo'\n");
    write("env", variables.out());
    assertThat(entryPoint(". ./env; echo \"$JOB_NAME $SCHEDULED_AT\"").out())
        .isEqualTo("sales 2021-05-26T02:00:00Z\n");
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void writesNothingIfThePluginMisbehaves(Fault fault) throws Exception {
    install(fault.role);
    List<String> before = files();

    Result built =
        optimus(
            "job",
            "build",
            "sales",
            "--local",
            "--scheduled-at",
            TIME,
            "--output-dir",
            "data",
            "--timeout",
            "3");

    assertThat(built.exitCode()).as(built.toString()).isEqualTo(1);
    assertThat(built.err()).contains("error: ", "hint: ");
    assertThat(files()).isEqualTo(before);
  }

  /** How a plugin misbehaves. */
  private enum Fault {
    EXITS(Role.fault("exit", "3")),
    CRASHES(Role.fault("crash", "panic").with("calls", "1").with("only", "CompileAssets")),
    HANGS(Role.fault("slow", "1m").with("only", "CompileAssets")),
    REFUSES(Role.fault("refuse", "13").with("only", "GenerateDestination")),
    FLOODS(Role.fault("huge", "100000000").with("only", "CompileAssets"));

    private final Role role;

    Fault(Role role) {
      this.role = role;
    }
  }
}
