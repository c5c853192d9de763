// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.jobs.model.Hook;
import io.odpf.optimus.plugin.jobs.problem.JobException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Adding a hook changes nothing else in a job's file. */
class JobTextTest extends FolderTest {
  private static final Hook HOOK = new Hook("transporter", "", config());

  private static final String ADDED =
      """
      - name: transporter
        config:
          TABLE: "{{.TASK__TABLE}}"
          "N": "10"
          EMPTY: ""
          LINES: "a\\nb"
      """;

  private static Map<String, String> config() {
    Map<String, String> config = new LinkedHashMap<>();
    config.put("TABLE", "{{.TASK__TABLE}}");
    config.put("N", "10");
    config.put("EMPTY", "");
    config.put("LINES", "a\nb");
    return config;
  }

  private String added(String text) throws JobException {
    JobText job = JobText.read(write("a/job.yaml", text)).add(HOOK);
    write("a/job.yaml", job.bytes());
    LoadedJobs loaded = load();
    assertThat(shown(loaded.errors())).isEmpty();
    assertThat(loaded.jobs().get(0).spec().hooks()).endsWith(HOOK);
    return new String(job.bytes(), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# the end\n",
        "dependencies: []\n",
        "dependencies:\n- job: other # why\n",
        "description: |+\n  text\n\n",
        "labels: {a: b}   # c\n\n# d\n"
      })
  void beginsTheListAtTheEndOfAFileWithoutHooks(String end) throws Exception {
    assertThat(added("# head\n" + JOB + end))
        .isEqualTo("# head\n" + JOB + end + "hooks:\n" + ADDED);
  }

  @Test
  void writesTheFirstHookInThePlaceOfTheEmptyList() throws Exception {
    assertThat(added(JOB + "dependencies: []\nhooks: [] # none yet\nlabels: {a: b}\n"))
        .isEqualTo(JOB + "dependencies: []\nhooks: # none yet\n" + ADDED + "labels: {a: b}\n");
  }

  @Test
  void appendsAfterTheLastHookInItsStyle() throws Exception {
    String hooks =
        "hooks:\n  # first\n  - name: other # really\n    config: {A: 'x'}\n    # of other\n";
    String text = (JOB + hooks).replace("transporter", "other");
    write("a/job.yaml", text);
    JobText job = JobText.read(root.resolve("a/job.yaml")).add(HOOK);

    assertThat(new String(job.bytes(), StandardCharsets.UTF_8)).isEqualTo(text + ADDED.indent(2));
  }

  @Test
  void appendsToAListInBrackets() throws Exception {
    write("a/job.yaml", JOB + "hooks: [{name: other}] # both\n");

    JobText job = JobText.read(root.resolve("a/job.yaml")).add(HOOK);

    assertThat(new String(job.bytes(), StandardCharsets.UTF_8))
        .isEqualTo(
            JOB
                + "hooks: [{name: other}, {name: transporter, config: {TABLE:"
                + " \"{{.TASK__TABLE}}\", \"N\": \"10\", EMPTY: \"\", LINES: \"a\\nb\"}}] # both\n");
  }

  @Test
  void keepsTheByteOrderMarkAndLineBreaksOfWindows() throws Exception {
    String text = "\uFEFF" + (JOB + "# \u00e9\n").replace("\n", "\r\n");

    assertThat(added(text)).isEqualTo(text + ("hooks:\n" + ADDED).replace("\n", "\r\n"));
  }

  @Test
  void endsALastLineThatHasNoBreak() throws Exception {
    String text = JOB.strip();

    assertThat(added(text)).isEqualTo(text + "\nhooks:\n" + ADDED);
  }

  @Test
  void refusesAHookThatIsThere() {
    assertThat(refusal(JOB + "hooks:\n- name: transporter\n"))
        .containsExactly(
            "a/job.yaml:1:1 job-duplicate-hook hook transporter already exists for this job |"
                + " change its configuration in the file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hooks:\n", "...\n", "description: |\n  no break"})
  void refusesALayoutThatWouldChange(String end) {
    assertThat(refusal(JOB + end))
        .containsExactly(
            "a/job.yaml:1:1 not-editable a hook cannot be added without changing other lines |"
                + " edit the file by hand");
  }

  @Test
  void refusesAFileWithErrors() {
    assertThat(refusal(JOB + "colour: red\n")).hasSize(1);
    assertThat(refusal("")).hasSize(1);
  }

  private List<String> refusal(String text) {
    write("a/job.yaml", text);
    JobException refused =
        catchThrowableOfType(
            JobException.class, () -> JobText.read(root.resolve("a/job.yaml")).add(HOOK));
    return shown(refused.problems());
  }
}
