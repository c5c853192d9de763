// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.plugin.PluginCallException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuildJobTest extends JobCommandLineTest {

  @BeforeEach
  void writeJob() throws Exception {
    write(
        "jobs/a/job.yaml",
        JOB.replace("NAME", "job_a")
            + "hooks:\n- name: after\n  config: {PLACE: '{{.TASK__TARGET}}'}\n");
    write("jobs/a/assets/q.sql", "{{.DSTART}} {{.JOB_DESTINATION}}\n");
  }

  @Test
  void rendersARunIntoTheDefaultDirectory() throws Exception {
    assertThat(text("job", "render", "job_a", "--scheduled-at", TIME))
        .isEqualTo(
            """
            1. writing file at render/job_a/.env
            2. writing file at render/job_a/.secret
            3. writing file at render/job_a/q.sql
            """);
    assertThat(directory.resolve("render/job_a/q.sql")).hasContent("2021-05-25T00:00:00Z a.b.c");
    assertThat(Files.readString(directory.resolve("render/job_a/.env")))
        .contains("BUCKET='b'\n", "TARGET='a.b.c'\n", "DEND='2021-05-26T00:00:00Z'\n");
    assertThat(neo.calls).allMatch(options -> options.dryRun());
    assertThat(text("render", "template", "job_a", "--output-dir", "x", "--quiet")).isEmpty();
    assertThat(directory.resolve("x/q.sql")).exists();
    assertThat(
            json(
                0, "job-render", "job", "render", "job_a", "--output=json", "--scheduled-at", TIME))
        .contains("\"scheduledAt\": \"2021-05-26T02:00:00Z\"");
  }

  @Test
  void buildsARunForItsContainer() throws Exception {
    assertThat(
            text(
                "job", "build", "job_a", "--local", "--scheduled-at", TIME, "--output-dir", "data"))
        .isEqualTo(
            """
            1. writing file at data/in/.env
            2. writing file at data/in/.secret
            3. writing file at data/in/q.sql
            """);
    assertThat(Files.readString(directory.resolve("data/in/.env"))).contains("BUCKET='b'\n");
    assertThat(neo.calls).noneMatch(options -> options.dryRun());
    assertThat(
            json(
                0,
                "job-build",
                "job",
                "build",
                "job_a",
                "--local",
                "--scheduled-at",
                TIME,
                "--output-dir",
                "data",
                "--type",
                "hook",
                "--name",
                "after",
                "--output",
                "json"))
        .contains("\"type\": \"hook\"", "\"name\": \"after\"");
    assertThat(Files.readString(directory.resolve("data/in/.env"))).contains("PLACE='a.b.c'\n");
  }

  @Test
  void takesTheArgumentsOfAContainerFromItsVariables() throws Exception {
    line.environment.putAll(
        Map.of(
            "JOB_NAME", "job_a",
            "JOB_DIR", "data",
            "SCHEDULED_AT", TIME,
            "INSTANCE_TYPE", "hook",
            "INSTANCE_NAME", "after",
            "OPTIMUS_ADMIN_ENABLED", "1"));

    assertThat(text("admin", "build", "instance", "--local", "--project", "p"))
        .startsWith("1. writing file at data/in/.env\n");
    assertThat(Files.readString(directory.resolve("data/in/.env"))).contains("PLACE='a.b.c'\n");
    assertThat(
            json(0, "admin-build-instance", "admin", "build-instance", "--local", "--output=json"))
        .contains("\"job\": \"job_a\"");
  }

  @Test
  void printsTheVariablesOfAScheduler() throws Exception {
    assertThat(text("job", "env", "job_a", "--scheduled-at", TIME))
        .isEqualTo(
            """
            INSTANCE_NAME='neo'
            INSTANCE_TYPE='task'
            JOB_DIR='/data'
            JOB_LABELS=''
            JOB_NAME='job_a'
            OPTIMUS_HOST='localhost:9100'
            OPTIMUS_HOSTNAME='localhost:9100'
            PROJECT='p'
            SCHEDULED_AT='2021-05-26T02:00:00Z'
            """);
    assertThat(text("job", "env", "job_a", "--scheduled-at", TIME, "--format", "docker"))
        .contains("JOB_DIR=/data\n");
    assertThat(text("job", "env", "job_a", "--scheduled-at", TIME, "--format", "json"))
        .contains("\"JOB_DIR\": \"/data\"");
    assertThat(
            json(0, "job-env", "job", "env", "job_a", "--scheduled-at", TIME, "--output", "json"))
        .contains("\"INSTANCE_TYPE\": \"task\"");
    assertThat(supervisor.asked).isEmpty();
  }

  @Test
  void writesNothingIfATemplateFails() throws Exception {
    write("jobs/a/assets/q.sql", "a\n {{fail \"no\"}}");

    CommandLine.Result result = line.run("job", "render", "job_a", "--scheduled-at", TIME);

    assertThat(result.code()).isEqualTo(ExitCode.FAILURE);
    assertThat(result.err())
        .startsWith("jobs/a/assets/q.sql:2:4: error: job job_a: asset q.sql:2:4");
    assertThat(directory.resolve("render")).doesNotExist();
  }

  @Test
  void writesNothingIfAStrictRunHasNotes() throws Exception {
    write("jobs/a/assets/q.sql", "{{.gone}}");
    String[] build = {
      "job", "build", "job_a", "--local", "--scheduled-at", TIME, "--output-dir", "data", "--strict"
    };

    assertThat(line.run(build).code()).isEqualTo(ExitCode.FAILURE);
    assertThat(directory.resolve("data")).doesNotExist();
  }

  @ParameterizedTest
  @EnumSource(
      value = PluginCallException.Kind.class,
      names = {"TIMEOUT", "CRASHED", "REFUSED", "INVALID"})
  void writesNothingIfThePluginFails(PluginCallException.Kind kind) {
    supervisor.with(
        ScriptedPlugin.task(
            "neo",
            request -> {
              throw ScriptedPlugin.failure(kind);
            }));

    CommandLine.Result result = line.run("job", "render", "job_a");

    assertThat(result.code()).isEqualTo(ExitCode.FAILURE);
    assertThat(result.err()).contains("plugin neo: " + kind.word(), "look at its log");
    assertThat(directory.resolve("render")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "/etc/x", ".env", ".SECRET", "CON", "a\u0000b", "a:b"})
  void writesNothingIfThePluginReturnsANameThatIsNoFile(String name) {
    supervisor.with(ScriptedPlugin.task("neo", request -> Map.of(name, "x")));

    CommandLine.Result result = line.run("job", "render", "job_a");

    assertThat(result.code()).isEqualTo(ExitCode.FAILURE);
    assertThat(result.err()).contains("from plugin neo");
    assertThat(directory.resolve("render")).doesNotExist();
  }

  @Test
  void refusesArgumentsThatNameNoRun() {
    assertThat(line.run("job", "env", "job_a").err())
        .startsWith("error: --scheduled-at is missing");
    assertThat(line.run("job", "env", "job_a", "--scheduled-at", "2021-05-26").err())
        .startsWith(
            "error: invalid time format, please use 2006-01-02T15:04:05Z07:00: '2021-05-26'\n");
    assertThat(
            line.run("job", "render", "job_a", "--scheduled-at", "+12021-05-26T00:00:00Z").code())
        .isEqualTo(ExitCode.USAGE);
    assertThat(line.run("job", "render", "job_a", "--type", "hook").err())
        .startsWith(
            "error: --type hook requires --name, the hook's name\n  hint: its hooks: after");
    assertThat(line.run("job", "render", "job_a", "--type", "hook", "--name", "before").err())
        .startsWith("error: job job_a has no hook 'before'\n  hint: its hooks: after\n");
    assertThat(line.run("job", "render", "job_b").err())
        .startsWith("error: the project has no job 'job_b'\n  hint: did you mean 'job_a'?\n");
    assertThat(line.run("job", "build", "job_a", "--local", "--scheduled-at", TIME).err())
        .startsWith("error: --output-dir is missing\n");
    assertThat(line.run("job", "render", "job_a", "--output-dir", "jobs/a").err())
        .contains("is the directory of a job");
    assertThat(directory.resolve("jobs/a/q.sql")).doesNotExist();
  }
}
