// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.plugin.CallOptions;
import io.odpf.optimus.plugin.api.plugin.PluginCallException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ValidateJobsTest extends JobCommandLineTest {

  @Test
  void listsJobs() throws Exception {
    job("job_a");
    job("job_b");

    assertThat(text("job", "list"))
        .isEqualTo(
            """
            NAME   NAMESPACE  TASK  INTERVAL  DIRECTORY
            job_a  space      neo   @daily    jobs/job_a
            job_b  space      neo   @daily    jobs/job_b
            """);
    assertThat(json(0, "job-list", "job", "list", "--output", "json"))
        .contains("\"directory\": \"" + directory.resolve("jobs/job_a") + "\"");
    assertThat(supervisor.asked).isEmpty();
  }

  @Test
  void acceptsJobsWithoutFaults() throws Exception {
    job("job_a");
    job("job_b");

    assertThat(text("job", "validate")).isEqualTo("2 jobs are valid\n");
    assertThat(text("validate", "job", "-n", "space")).isEqualTo("2 jobs are valid\n");
    assertThat(json(0, "job-validate", "job", "validate", "--output", "json"))
        .contains("\"valid\": true", "\"jobs\": 2");
    assertThat(supervisor.asked).startsWith("start neo within 30", "close");
    assertThat(neo.calls).isNotEmpty().allMatch(CallOptions::dryRun);
  }

  @Test
  void showsAllFindingsWithTheirPlaces() throws Exception {
    write("jobs/a/job.yaml", JOB.replace("NAME", "job_a").replace("owner: own", "ownr: own"));
    write("jobs/b/job.yaml", JOB.replace("NAME", "job_b").replace("a.b.c", "'{{nofunc}}'"));
    write("jobs/c/job.yaml", JOB.replace("NAME", "job_c").replace("neo", "nea"));
    job("job_d");

    CommandLine.Result result = line.run("job", "validate");

    assertThat(result.code()).isEqualTo(ExitCode.USAGE);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .contains(
            "jobs/a/job.yaml:1:1: error: the job has no 'owner'\n",
            "jobs/a/job.yaml:3:1: error: unknown key 'ownr'\n  hint: did you mean 'owner'?\n",
            "jobs/b/job.yaml:11:13: error: job job_b: task.config.TARGET:1:3: ",
            "jobs/c/job.yaml:8:9: error: 'nea' is not an installed plugin for tasks\n"
                + "  hint: did you mean 'neo'?\n")
        .endsWith("4 problems\n");
    assertThat(json(2, "job-validate", "job", "validate", "--output", "json"))
        .contains("\"valid\": false", "\"jobs\": 1", "\"code\": \"job-unknown-task\"");
  }

  @Test
  void showsNotesAndCountsThemAsErrorsOnRequest() throws Exception {
    write("jobs/a/job.yaml", JOB.replace("NAME", "job_a").replace("GLOBAL__BUCKET", "GLOBAL__x"));

    CommandLine.Result result = line.run("job", "validate");

    assertThat(result.code()).isZero();
    assertThat(result.out()).isEqualTo("1 job is valid\n");
    assertThat(result.err())
        .startsWith("jobs/a/job.yaml:10:13: note: job job_a: task.config.bucket:1:");
    assertThat(line.run("job", "validate", "--quiet").err()).isEmpty();
    assertThat(line.run("job", "validate", "--strict").code()).isEqualTo(ExitCode.USAGE);
  }

  @ParameterizedTest
  @EnumSource(
      value = PluginCallException.Kind.class,
      names = {"TIMEOUT", "CRASHED", "NOT_RUNNING"})
  void reportsAPluginThatCannotBeCalledOnce(PluginCallException.Kind kind) throws Exception {
    for (int i = 0; i < 10; i++) {
      job("job_" + i);
    }
    supervisor.with(
        ScriptedPlugin.task(
            "neo",
            request -> {
              throw ScriptedPlugin.failure(kind);
            }));

    CommandLine.Result result = line.run("job", "validate");

    assertThat(result.code()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err().split("error:")).hasSize(2);
    assertThat(result.err())
        .contains("/job.yaml:8:9: error: job job_", "plugin neo: " + kind.word())
        .contains("look at its log");
  }

  @Test
  void reportsAPluginThatDoesNotStartOnce() throws Exception {
    job("job_a");
    job("job_b");
    supervisor.with(ScriptedPlugin.down("neo")).failing("neo", "no program", "reinstall it");

    CommandLine.Result result = line.run("job", "validate");

    assertThat(result.code()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("plugin neo: no program").contains("reinstall it");
    assertThat(result.err().split("error:")).hasSize(2);
  }

  @Test
  void doesNotStartPluginsOfARuntime() throws Exception {
    job("job_a");
    supervisor.shared = true;

    assertThat(line.runInShell("job-validate").out()).isEqualTo("1 job is valid\n");
    assertThat(supervisor.asked).containsExactly("close");
    assertThat(line.runInShell("job-validate", "--help").out())
        .contains("usage: optimus:job-validate [OPTION...]");
  }

  @Test
  void refusesAProjectWithFaults() throws Exception {
    write("optimus.yaml", "version: 1\nhost: http://x\nproject: {name: p}\nnamespaces: []\n");

    CommandLine.Result result = line.run("job", "validate");

    assertThat(result)
        .isEqualTo(
            new CommandLine.Result(
                2,
                "",
                """
                optimus.yaml:2:7: error: host has a scheme: 'http://x'
                  hint: write the server's name and port: localhost:9100
                """));
    assertThat(json(2, "error", "job", "validate", "--output", "json"))
        .contains("\"command\": \"job validate\"");
  }

  @Test
  void refusesAMissingProjectAndAnotherName() throws Exception {
    assertThat(line.run("job", "list", "-c", "none/optimus.yaml").err())
        .contains("none/optimus.yaml:1:1: error: the project's file cannot be read");
    assertThat(line.run("job", "list", "--project", "q").err())
        .startsWith("error: --project does not accept 'q': the project here is 'p'\n");
    assertThat(line.run("job", "list", "--project-name", "p", "-n", "spac").err())
        .startsWith("error: the project has no namespace 'spac'\n  hint: did you mean 'space'?\n");
    Files.delete(directory.resolve("optimus.yaml"));
    assertThat(line.run("job", "list").err()).contains("optimus init");
  }

  @Test
  void namesTheConfigurationOfPluginsInHints() throws Exception {
    writeConfig("plugins.yaml");
    write("jobs/a/job.yaml", JOB.replace("NAME", "job_a"));
    line.supervisors = new PreparedSupervisor();

    assertThat(line.run("job", "validate", "--plugin-config", "plugins.yaml").err())
        .contains("none is installed; run optimus plugin install -c plugins.yaml");
  }
}
