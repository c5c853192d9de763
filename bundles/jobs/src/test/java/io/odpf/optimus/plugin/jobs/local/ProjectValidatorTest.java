// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.api.plugin.PluginCallException;
import io.odpf.optimus.plugin.jobs.SamplePlugin;
import io.odpf.optimus.plugin.jobs.folder.LoadedJobs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProjectValidatorTest extends ProjectTest {

  private LoadedJobs validate() throws Exception {
    return new ProjectValidator(project(), installed(), secretLookup(), OPTIONS)
        .validate(project().namespaces(), SCHEDULED_AT);
  }

  @Test
  void acceptsJobsWithoutFaultsOfAllNamespaces() throws Exception {
    job("space/a", "job_a");
    job("ground/b", "job_b");

    LoadedJobs found = validate();

    assertThat(shown(found.errors())).isEmpty();
    assertThat(shown(found.warnings())).isEmpty();
    assertThat(found.jobs()).hasSize(2);
  }

  @Test
  void reportsFaultsOfFilesTemplatesPluginsAndDependenciesTogether() throws Exception {
    write("space/a/job.yaml", JOB.replace("NAME", "job_a").replace("owner: own\n", ""));
    write("space/b/job.yaml", JOB.replace("NAME", "job_b").replace("{{.DSTART}}", "{{nofunc 1}}"));
    job("space/c", "job_c");
    write("space/c/assets/q.sql", "select '{{template \"gone\"}}'");
    write(
        "space/d/job.yaml",
        JOB.replace("NAME", "job_d").replace("bucket: '", "TARGET: 'refuse'\n    bucket: '"));
    write("space/e/job.yaml", JOB.replace("NAME", "job_e") + "dependencies:\n- job: job_z\n");
    write("space/f/job.yaml", JOB.replace("NAME", "job_f").replace("name: neo", "name: nea"));
    job("ground/g", "job_g");

    LoadedJobs found = validate();

    assertThat(shown(found.errors()))
        .satisfiesExactly(
            error -> assertThat(error).startsWith("space/a/job.yaml:1:1 the job has no 'owner' | "),
            error ->
                assertThat(error)
                    .startsWith("space/b/job.yaml:12:18 job job_b: task.config.RANGE_START:1:3: ")
                    .contains("nofunc"),
            error -> assertThat(error).startsWith("space/c/assets/q.sql:1:11 job job_c: asset "),
            error -> assertThat(error).startsWith("space/d/job.yaml:9:9 job job_d: no such target"),
            error ->
                assertThat(error)
                    .startsWith(
                        "space/e/job.yaml:18:1 job job_e: unknown local dependency: no job 'job_z'"
                            + " | "),
            error ->
                assertThat(error)
                    .isEqualTo(
                        "space/f/job.yaml:9:9 'nea' is not an installed plugin for tasks | did you"
                            + " mean 'neo'?"));
    assertThat(found.jobs()).extracting(job -> job.spec().name()).contains("job_g");
  }

  @Test
  void acceptsADependencyOnAJobWhoseFileHasErrors() throws Exception {
    write("space/a/job.yaml", JOB.replace("NAME", "job_a").replace("owner: own\n", ""));
    write("space/b/job.yaml", JOB.replace("NAME", "job_b") + "dependencies: [{job: job_a}]\n");
    job("ground/g", "job_g");

    assertThat(shown(validate().errors()))
        .singleElement()
        .asString()
        .startsWith("space/a/job.yaml:1:1");
  }

  @Test
  void refusesAJobOfTheSameNameInAnotherNamespace() throws Exception {
    job("space/a", "job_a");
    job("ground/b", "job_a");

    assertThat(shown(validate().errors()))
        .containsExactly(
            "ground/b/job.yaml:2:7 job 'job_a' is also in namespace 'space', space/a/job.yaml:2:7 |"
                + " rename one of the two jobs");
  }

  @Test
  void knowsTheJobsOfOtherNamespacesWhenOneIsSelected() throws Exception {
    write("space/a/job.yaml", JOB.replace("NAME", "job_a") + "dependencies: [{job: job_b}]\n");
    write("ground/b/job.yaml", JOB.replace("NAME", "job_b").replace("owner: own\n", ""));

    LoadedJobs found =
        new ProjectValidator(project(), installed(), secretLookup(), OPTIONS)
            .validate(List.of(project().namespaces().get(0)), SCHEDULED_AT);

    assertThat(shown(found.errors())).isEmpty();
    assertThat(found.jobs()).hasSize(1);
  }

  @Test
  void warnsOfASourceThatNoJobWrites() throws Exception {
    write(
        "space/a/job.yaml",
        JOB.replace("NAME", "job_a")
            .replace("bucket: '", "SOURCES: 'bigquery://x'\n    bucket: '"));
    job("ground/g", "job_g");

    assertThat(shown(validate().warnings()))
        .singleElement()
        .asString()
        .startsWith("space/a/job.yaml:1:1 job job_a: no known job writes 'bigquery://x' | ");
  }

  @Test
  void reportsAPluginThatCrashesOnceAndRendersTheOtherTemplates() throws Exception {
    plugins.put(
        "neo",
        plugin(
            request -> {
              throw new PluginCallException(
                  PluginCallException.Kind.CRASHED, "it crashed", "look", null);
            }));
    for (int i = 0; i < 20; i++) {
      job("space/" + i, "job_" + i);
    }
    write(
        "ground/g/job.yaml", JOB.replace("NAME", "job_g").replace("{{.DSTART}}", "{{fail \"x\"}}"));

    List<String> errors = shown(validate().errors());

    assertThat(errors).hasSize(2);
    assertThat(errors.get(0)).startsWith("ground/g/job.yaml:12:18 job job_g: ");
    assertThat(errors.get(1)).matches("space/.*it crashed; \\d+ jobs? w(as|ere) not checked.*");
  }

  @Test
  void reportsAPluginThatDoesNotStartOnce() throws Exception {
    for (int i = 0; i < 3; i++) {
      write("space/" + i + "/job.yaml", JOB.replace("NAME", "job_" + i).replace("neo", "broken"));
    }
    job("ground/g", "job_g");

    assertThat(shown(validate().errors()))
        .singleElement()
        .isEqualTo("- does not start; 3 jobs were not checked with it | look");
  }

  @Test
  void refusesNamesOfAssetsThatLeaveTheirDirectory() throws Exception {
    plugins.put("neo", plugin(request -> Map.of("../x", "1", "CON", "2", ".env", "3")));
    job("space/a", "job_a");
    job("ground/g", "job_g");

    assertThat(shown(validate().errors()))
        .hasSize(6)
        .anyMatch(
            error ->
                error.startsWith(
                    "space/a/job.yaml:9:9 job job_a: asset '../x' from plugin neo has a separator"
                        + " of paths | "));
  }

  @Test
  void warnsOfASecretThatDoesNotExistAndAcceptsOneThatDoes() throws Exception {
    write(
        "space/a/job.yaml", JOB.replace("NAME", "job_a").replace("{{.DSTART}}", "{{.secret.key}}"));
    job("ground/g", "job_g");

    assertThat(shown(validate().warnings()))
        .singleElement()
        .asString()
        .startsWith("space/a/job.yaml:12:18 ");

    secrets.put("key", Secret.of("planted"));
    assertThat(validate().warnings()).isEmpty();
  }

  @Test
  void masksASecretThatAPluginRepeats() throws Exception {
    secrets.put("key", Secret.of("planted"));
    write(
        "space/a/job.yaml",
        JOB.replace("NAME", "job_a")
            .replace("bucket: '", "SOURCES: 'x://{{.secret.key}}'\n    bucket: '"));
    job("ground/g", "job_g");

    assertThat(shown(validate().warnings()))
        .singleElement()
        .asString()
        .contains("no known job writes 'x://****'");
  }

  @Test
  void acceptsATaskWithoutMods() throws Exception {
    plugins.put("neo", new SamplePlugin("neo", Set.of(), List.of(), Optional.empty()));
    write(
        "space/a/job.yaml",
        JOB.replace("NAME", "job_a")
            + "hooks:\n- name: hook_after\n  config: {T: '{{.TASK__BUCKET}}'}\n");
    job("ground/g", "job_g");

    LoadedJobs found = validate();

    assertThat(shown(found.errors())).isEmpty();
    assertThat(shown(found.warnings())).isEmpty();
  }
}
