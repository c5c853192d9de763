// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.jobs.model.JobSpec;
import io.odpf.optimus.plugin.jobs.problem.JobException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** New jobs: written whole, or not at all. */
class NewJobTest extends FolderTest {

  private JobSpec spec(String text) {
    write("from/job.yaml", text);
    LoadedJobs loaded = new JobFolder(root.resolve("from")).load(Optional.of(PLUGINS));
    assertThat(shown(loaded.errors())).isEmpty();
    return loaded.jobs().get(0).spec();
  }

  @Test
  void writesAllPartsInTheOrderOfOptimus() {
    String text =
        """
        version: 2
        name: job_a
        owner: own
        description: |-
          several
          lines
        schedule:
          start_date: "2021-01-01"
          end_date: "2030-01-01"
          interval: '@daily'
        behavior:
          depends_on_past: true
          catch_up: true
          retry:
            count: 3
            delay: 2m0s
            exponential_backoff: true
          notify:
          - "on": failure
            config:
              a: b
            channels:
            - slack://#x
        task:
          name: neo
          config:
            A: x
          window:
            size: 1M
            offset: -1M24h
            truncate_to: M
        labels:
          orchestrator: optimus
          team: t
        dependencies:
        - job: other
          type: intra
        - http:
            name: h
            params:
              q: "1"
            url: http://127.0.0.1/x
            headers:
              X-A: b
        hooks:
        - name: transporter
          config:
            K: '{{.DSTART}}'
        metadata:
          resource:
            request:
              memory: 1Gi
              cpu: "1"
            limit:
              memory: 2Gi
          airflow:
            pool: p
            queue: ""
        """;

    assertThat(new NewJob(spec(text), Map.of()).text()).isEqualTo(text);
  }

  @Test
  void writesAWindowOfVersionThree() {
    String text =
        JOB.replace("version: 1", "version: 3")
            .replace("offset: \"0\"\n    truncate_to: d", "truncate_to: M\n    shift_by: -1d");

    assertThat(new NewJob(spec(text), Map.of()).text())
        .contains("  window:\n    size: 24h\n    truncate_to: M\n    shift_by: -1d\n");
  }

  @Test
  void refusesToReplaceFilesUnlessTold() throws Exception {
    NewJob job = new NewJob(spec(JOB), Map.of("q.sql", "new"));
    write("a/job.yaml", "old");
    write("a/assets/q.sql", "old");
    write("a/assets/other.sql", "old");

    JobException refused =
        catchThrowableOfType(JobException.class, () -> job.write(root.resolve("a"), false));

    assertThat(shown(refused.problems()))
        .containsExactly(
            "a/job.yaml:1:1 job-exists 'job.yaml' exists | choose another directory, or use"
                + " --force",
            "a/assets/q.sql:1:1 job-exists 'q.sql' exists | choose another directory, or use"
                + " --force");
    assertThat(root.resolve("a/job.yaml")).hasContent("old");

    job.write(root.resolve("a"), true);

    assertThat(root.resolve("a/job.yaml")).hasContent(job.text());
    assertThat(root.resolve("a/assets/q.sql")).hasContent("new");
    assertThat(root.resolve("a/assets/other.sql")).hasContent("old");
  }

  @Test
  void writesNothingIfAnAssetCannotBeAFile() throws Exception {
    NewJob job =
        new NewJob(
            spec(JOB), Map.of("../x", "", "/etc/x", "", ".secret", "", "a", "", "A", "", "ok", ""));

    JobException refused =
        catchThrowableOfType(JobException.class, () -> job.write(root.resolve("a"), true));

    assertThat(refused.problems())
        .extracting(problem -> problem.code().word())
        .hasSize(4)
        .containsOnly("job-asset-name");
    assertThat(root.resolve("a")).doesNotExist();
  }

  @Test
  void leavesNoTemporaryFileIfAFileCannotBeReplaced() throws Exception {
    Path directory = root.resolve("a");
    write("a/job.yaml/in/the/way", "x");

    JobException refused =
        catchThrowableOfType(
            JobException.class, () -> new NewJob(spec(JOB), Map.of()).write(directory, true));

    assertThat(refused.problems().get(0).code().word()).isEqualTo("job-unwritable");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(directory.resolve("job.yaml"));
    }
  }
}
