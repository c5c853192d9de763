// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.jobs.folder.LoadedJobs;
import io.odpf.optimus.plugin.jobs.spec.PluginNames;
import io.odpf.optimus.plugin.template.RenderSettings;
import io.odpf.optimus.plugin.template.TemplateEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of jobs with their templates: everything is reported, each with its place. */
class JobValidatorTest {
  private static final int JOBS = 500;

  private static final String JOB =
      """
      version: 1
      name: NAME
      owner: own
      schedule: {start_date: "2021-01-01", interval: "@daily"}
      task:
        name: neo
        config:
          a: '{{.DSTART}}'
        window: {size: 24h, offset: "0", truncate_to: d}
      """;

  @TempDir Path root;

  private final JobValidator validator =
      new JobValidator(new InstanceCompiler(new TemplateEngine(), RenderSettings.standard()));

  private void write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private LoadedJobs validate() {
    return validator.validate(root, Optional.of(new PluginNames(Set.of("neo"), Set.of("after"))));
  }

  private List<String> shown(List<Problem> problems) {
    return problems.stream()
        .map(problem -> problem.position().orElseThrow() + " " + problem.message())
        .map(text -> text.replace(root + "/", ""))
        .toList();
  }

  @Test
  void reportsTheOneTemplateOfManyJobsThatFailsAndAcceptsTheOthers() throws Exception {
    for (int i = 0; i < JOBS; i++) {
      write("team" + i % 7 + "/j" + i + "/job.yaml", JOB.replace("NAME", "job_" + i));
      write("team" + i % 7 + "/j" + i + "/assets/q.sql", "select '{{.DEND}}'");
    }
    write("team3/j3/assets/q.sql", "select\n  '{{nofunc .DEND}}'");

    LoadedJobs found = validate();

    assertThat(found.jobs()).hasSize(JOBS - 1);
    assertThat(shown(found.errors()))
        .singleElement()
        .asString()
        .startsWith("team3/j3/assets/q.sql:2:6 job job_3: asset q.sql:2:6: ");
    assertThat(found.errors().get(0).hint()).isNotEmpty();
  }

  @Test
  void pointsToTheFileThatHoldsASetting() throws Exception {
    write(
        "this.yaml",
        "task: {config: {inherited: '{{'}}\nhooks: [{name: after, config: {H: '{{x}}'}}]\n");
    write("a/job.yaml", JOB.replace("NAME", "job_a").replace("{{.DSTART}}", "x {{.DSTART"));

    assertThat(shown(validate().errors()))
        .hasSize(3)
        .anyMatch(text -> text.startsWith("this.yaml:1:28 job job_a: task.config.inherited:1:"))
        .anyMatch(text -> text.startsWith("this.yaml:2:35 job job_a: hooks.after.config.H:1:"))
        .anyMatch(text -> text.startsWith("a/job.yaml:8:8 job job_a: task.config.a:1:"));
  }

  @Test
  void reportsAssetsThatAreNoTemplates() throws Exception {
    write("a/job.yaml", JOB.replace("NAME", "job_a"));
    write("a/assets/CON", "x");

    assertThat(shown(validate().errors()))
        .containsExactly("a/assets/CON:1:1 'CON' is the name of a device on Windows");
    assertThat(validate().jobs()).isEmpty();
  }

  @Test
  void warnsOfFunctionsThatGiveAnotherResultEachTime() throws Exception {
    write("a/job.yaml", JOB.replace("NAME", "job_a").replace(".DSTART", "now"));
    write("a/assets/q.sql", "{{uuidv4}}");

    LoadedJobs found = validate();

    assertThat(found.jobs()).hasSize(1);
    assertThat(shown(found.warnings()))
        .containsExactly(
            "a/job.yaml:1:1 an asset calls uuidv4: a run that is asked for twice gets another value",
            "a/job.yaml:8:8 task.config.a calls now: a run that is asked for twice gets another"
                + " value");
  }
}
