// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.authoring;

import static io.odpf.optimus.plugin.jobs.ScriptedPlugin.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.jobs.problem.JobException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Hooks for jobs. */
class HookSurveyTest extends AuthoringTest {
  private static final String JOB =
      """
      # of the team
      version: 1
      name: "job_a"   # quoted
      owner: own
      schedule: {start_date: "2021-01-01", interval: "@daily"}
      behavior: {}
      task:
        name: neo
        config:
          B: 'x'
        window: {size: 24h, offset: "0", truncate_to: d}
      dependencies: []
      """;

  private HookDraft batch(String... given) throws Exception {
    return new HookSurvey(
            project(),
            plugins(),
            SurveyAnswers.without(SurveyKind.HOOK, given(given), Optional.empty()))
        .ask();
  }

  private List<String> findings(String... given) {
    return shown(catchThrowableOfType(JobException.class, () -> batch(given)).problems());
  }

  @Test
  void addsTheHookAndKeepsEverythingElse() throws Exception {
    Path file = write("space/a/job.yaml", JOB);
    write("space/this.yaml", "task:\n  config:\n    A: inherited\n");
    write("other/b/job.yaml", JOB.replace("job_a", "job_b"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));
    hook.questions.add(text("TABLE", "t"));
    hook.assets.put("ignored.sql", "x");
    User user = new User("job_a", "transporter", "");

    HookDraft draft =
        new HookSurvey(project(), plugins(), SurveyAnswers.with(SurveyKind.HOOK, List.of(), user))
            .ask();
    assertThat(file).hasContent(JOB);
    draft.write();

    assertThat(user.prompts()).containsExactly("Select a Job", "Select hook to attach?", "TABLE?");
    assertThat(user.asked.get(0).choices()).containsExactly("job_a", "job_b");
    assertThat(hook.calls)
        .containsExactly("questions job_a", "validate TABLE=t", "config {B=x, A=inherited}");
    assertThat(Files.readString(file))
        .isEqualTo(JOB + "hooks:\n- name: transporter\n  config:\n    TABLE: t\n");
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-rw----"));
    assertThat(files()).containsExactly("other/b/job.yaml", "space/a/job.yaml", "space/this.yaml");
  }

  @Test
  void refusesAHookThatTheJobHas() {
    write("space/a/job.yaml", JOB + "hooks:\n- name: transporter\n");

    assertThat(findings("job=job_a", "hook=transporter"))
        .containsExactly(
            "answer-refused 'transporter' is refused as 'hook': hook transporter already exists for"
                + " this job");
  }

  @Test
  void changesAFileThatHasChangedMeanwhile() throws Exception {
    Path file = write("space/a/job.yaml", JOB);
    HookDraft draft = batch("job=job_a", "hook=transporter");
    Files.writeString(file, JOB.replace("of the team", "changed"));

    draft.write();

    assertThat(Files.readString(file)).startsWith("# changed\n").contains("- name: transporter\n");
  }

  @Test
  void saysWhatIsMissing() {
    assertThat(findings()).containsExactly("job-none the project has no job");
    write("space/a/job.yaml", JOB);
    assertThat(findings("job=job_x", "hook=x"))
        .containsExactly(
            "answer-refused 'job_x' is refused as 'job': it is not one of job_a; did you mean"
                + " 'job_a'?",
            "answer-refused 'x' is refused as 'hook': it is not one of transporter");
    write("space/a/job.yaml", JOB + "unknown: key\n");
    assertThat(findings("job=job_a", "hook=transporter")).hasSize(1);
    installed.remove(hook);
    write("space/a/job.yaml", JOB);
    assertThat(findings("job=job_a"))
        .containsExactly("survey-no-plugin no supported hook plugin found");
  }
}
