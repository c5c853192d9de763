// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is wrong with one job's file: where, what, and what to do. */
class BadJobTest extends FolderTest {
  private static final int MEGABYTE = 1 << 20;

  @Test
  void reportsTabsAndGoesOnReading() {
    assertThat(
            errors(
                JOB.replace("task:\n  name: neo", "task:\n\tname: neo")
                    .replace("\n  config", "\n    config")
                    .replace("\n  window", "\n    window")
                    .replace("\n    A", "\n     A")
                    .replace("\n    size", "\n     size")
                    .replace("\n    offset", "\n     offset")
                    .replace("\n    trun", "\n     trun")
                    .replace("owner", "ownr")))
        .containsExactly(
            "a/job.yaml:1:1 missing-key the job has no 'owner' | add 'owner:', an address or a"
                + " user's name",
            "a/job.yaml:3:1 unknown-key unknown key 'ownr' | did you mean 'owner'?",
            "a/job.yaml:9:1 tab a TAB in the indentation: YAML allows spaces only | replace it by"
                + " spaces");
  }

  @Test
  void reportsDuplicateAndUnknownKeysAtEveryLevel() {
    assertThat(
            errors(
                JOB.replace("behavior: {}", "behavior: {retry: {cout: 1}}")
                        .replace("    A: x", "    A: x\n    A: y")
                        .replace("size: 24h", "sise: 24h")
                    + "owner: own\ncolour: red\n"))
        .containsExactly(
            "a/job.yaml:7:20 unknown-key unknown key 'cout' in behavior.retry | did you mean"
                + " 'count'?",
            "a/job.yaml:12:5 duplicate-key key 'A' is already on line 11 | remove one of the two",
            "a/job.yaml:14:5 unknown-key unknown key 'sise' in task.window | did you mean 'size'?",
            "a/job.yaml:17:1 duplicate-key key 'owner' is already on line 3 | remove one of the two",
            "a/job.yaml:18:1 unknown-key unknown key 'colour' | known keys: version, name, owner,"
                + " description, schedule, labels, behavior, task, hooks, dependencies, metadata,"
                + " asset");
  }

  @Test
  void takesANumberAndAFlagAsTextAndWarns() {
    assertThat(warnings(JOB.replace("A: x", "A: 10\n    B: yes\n    C: 1e3\n    D: 2021-05-25")))
        .containsExactly(
            "a/job.yaml:11:8 job-not-text task.config.A is a number to YAML, and is taken as text |"
                + " put it into quotes: \"10\"",
            "a/job.yaml:12:8 job-not-text task.config.B is a flag to YAML, and is taken as text |"
                + " put it into quotes: \"yes\"",
            "a/job.yaml:13:8 job-not-text task.config.C is a number to YAML, and is taken as text |"
                + " put it into quotes: \"1e3\"");
    assertThat(load().jobs().get(0).spec().task().config())
        .containsEntry("A", "10")
        .containsEntry("B", "yes")
        .containsEntry("C", "1e3")
        .containsEntry("D", "2021-05-25");
  }

  @Test
  void namesAnUnquotedMacroWhateverFollowsIt() {
    String finding =
        " syntax a value that begins with '{{' must be in quotes | write '{{.DSTART}}', with the"
            + " quotes";

    assertThat(errors(JOB.replace("A: x", "A: {{.DSTART}}")))
        .containsExactly("a/job.yaml:11:8" + finding);
    assertThat(errors(JOB.replace("A: x", "A: {{.DSTART}} x\n    B: y")))
        .containsExactly("a/job.yaml:11:8" + finding);
    assertThat(errors(JOB + "hooks:\n- name: transporter\n  config:\n    A: {{ .DEND }}\n"))
        .containsExactly("a/job.yaml:19:8" + finding);
  }

  @Test
  void refusesTextsOfTheWrongShape() {
    assertThat(
            errors(
                JOB.replace("A: x", "A: [x]\n    B: {C: d}\n    E:\n    \"\": f")
                    .replace("version: 1", "version: one")
                    .replace("behavior: {}", "behavior: {depends_on_past: \"true\", notify: x}")))
        .containsExactly(
            "a/job.yaml:1:10 wrong-kind version must be a whole number, not 'one' | write it without"
                + " quotes",
            "a/job.yaml:7:29 wrong-kind behavior.depends_on_past must be true or false, not 'true'"
                + " | write it without quotes",
            "a/job.yaml:7:45 wrong-kind behavior.notify must be a list, not 'x' | write it in"
                + " brackets: [x, y]",
            "a/job.yaml:11:8 wrong-kind task.config.A must be text, not a list | write one value; put"
                + " it into quotes if it has brackets or ': '",
            "a/job.yaml:12:8 wrong-kind task.config.B must be text, not a mapping | write one value;"
                + " put it into quotes if it has brackets or ': '",
            "a/job.yaml:13:7 missing-value task.config.E has no value | write \"\" for an empty"
                + " text",
            "a/job.yaml:14:5 invalid-key a key in task.config is empty | write the name of a"
                + " setting");
  }

  @Test
  void refusesDatesSchedulesDurationsAndVersionsThatDoNotExist() {
    assertThat(
            errors(
                JOB.replace("version: 1", "version: 9")
                    .replace("2021-01-01\"", "2021-02-31\"\n  end_date: 2021-13-01")
                    .replace("\"@daily\"", "0 0 * * 7")
                    .replace("behavior: {}", "behavior: {retry: {delay: 5x}}")))
        .containsExactly(
            "a/job.yaml:1:10 job-version version is not known: window version [9] is not"
                + " recognized | there are versions 1, 2 and 3",
            "a/job.yaml:5:15 job-date schedule.start_date is not a date of the calendar: parsing"
                + " time \"2021-02-31\": day out of range | correct the day or the month",
            "a/job.yaml:6:13 job-date schedule.end_date is not a date of the calendar: parsing time"
                + " \"2021-13-01\": month out of range | correct the day or the month",
            "a/job.yaml:7:13 job-schedule schedule.interval is not a schedule: invalid crontab"
                + " entry: end of range (7) above maximum (6): 7 | write five fields (minute,"
                + " hour, day of month, month, day of week 0-6), such as '0 2 * * *', or a word"
                + " such as '@daily'",
            "a/job.yaml:8:27 job-duration behavior.retry.delay is not a duration: time: unknown"
                + " unit \"x\" in duration \"5x\" | write it as 24h or 1h30m; known units: h, m, s,"
                + " ms, us, ns");
  }

  @Test
  void refusesANegativeSizeWhereItCountsMonthsOfTheCalendar() {
    String negative = JOB.replace("size: 24h", "size: -24h");

    assertThat(errors(negative.replace("version: 1", "version: 2")))
        .containsExactly(
            "a/job.yaml:13:11 job-window task.window.size: error validating size: size cannot be"
                + " negative | write it without '-'; the offset may be negative");
    // In version 1 it passes, as in Optimus: the window starts after its end.
    assertThat(errors(negative)).isEmpty();
  }

  @Test
  void refusesPartsOfAnotherVersionsWindow() {
    assertThat(errors(JOB.replace("offset: \"0\"", "shift_by: 1d\n    location: UTC")))
        .containsExactly(
            "a/job.yaml:14:15 job-window task.window.shift_by belongs to version 3 | write offset,"
                + " or 'version: 3'",
            "a/job.yaml:15:15 job-window task.window.location belongs to version 3 | windows of"
                + " other versions are in UTC");
    String third = JOB.replace("version: 1", "version: 3").replace("    offset: \"0\"\n", "");
    assertThat(errors(third)).isEmpty();
    assertThat(errors(third.replace("truncate_to: d", "preset: yesterday")))
        .containsExactly(
            "a/job.yaml:13:11 job-window task.window.size does not go with a preset | remove one of"
                + " them");
    assertThat(errors(third.replace("size: 24h", "size: 1d12h\n    location: Mars")))
        .containsExactly(
            "a/job.yaml:13:11 job-window task.window.size: invalid string for duration 1d12h |"
                + " write it as 1d; known units: h, d, w, M, y",
            "a/job.yaml:14:15 job-window task.window.location: unknown time zone Mars | write a"
                + " name of the IANA database, such as Asia/Jakarta");
  }

  @Test
  void namesPluginsThatAreNotInstalledAndThoseOfTheOtherKind() {
    assertThat(
            errors(
                JOB.replace("name: neo", "name: noe")
                    + "hooks:\n- name: neo\n- name: predator\n- name: transporter\n- name: neo\n"))
        .containsExactly(
            "a/job.yaml:9:9 job-unknown-task 'noe' is not an installed plugin for tasks | did you"
                + " mean 'neo'?",
            "a/job.yaml:17:9 job-unknown-hook 'neo' is a plugin for tasks, not for hooks |"
                + " installed: transporter",
            "a/job.yaml:18:9 job-unknown-hook 'predator' is not an installed plugin for hooks |"
                + " installed: transporter",
            "a/job.yaml:20:9 job-duplicate-hook hooks[3].name is already on line 17: hook 'neo' |"
                + " remove one of the two; a job has a hook once");
  }

  @Test
  void reportsAllThatIsMissing() {
    assertThat(errors("description: nothing else\n"))
        .containsExactly(
            "a/job.yaml:1:1 job-version the job has no 'version' | add 'version: 1'",
            "a/job.yaml:1:1 missing-key the job has no 'name' | add 'name:', which is unique in the"
                + " project",
            "a/job.yaml:1:1 missing-key the job has no 'owner' | add 'owner:', an address or a"
                + " user's name",
            "a/job.yaml:1:1 missing-key the job has no 'schedule.start_date' | add 'start_date:"
                + " \"2021-05-25\"'",
            "a/job.yaml:1:1 missing-key the job has no 'task.name' | add 'name:', the name of a"
                + " plugin for tasks",
            "a/job.yaml:1:1 job-window the job has no 'task.window.truncate_to' | add 'truncate_to:"
                + " d'; h, d, w and M are units");
  }

  @Test
  void refusesDependenciesThatNameNothing() {
    assertThat(
            errors(
                JOB
                    + "dependencies:\n"
                    + "- type: intra\n"
                    + "- {job: other, type: inter}\n"
                    + "- {job: a/b/c, type: inter}\n"
                    + "- http: {name: h, url: /path}\n"))
        .containsExactly(
            "a/job.yaml:17:3 job-dependency a dependency names nothing to wait for | add 'job:'"
                + " with the name of a job, or 'http:'",
            "a/job.yaml:18:9 job-dependency dependencies[1].job is 'other': inter dependency should"
                + " be in 'project_name/job_name' format | write the project's name and '/' before"
                + " the job's",
            "a/job.yaml:19:9 job-dependency dependencies[2].job is 'a/b/c': inter dependency should"
                + " be in 'project_name/job_name' format | write the project's name and '/' before"
                + " the job's",
            "a/job.yaml:20:24 job-dependency invalid url present on HTTPDependencies index 3 of"
                + " jobs.yaml, invalid reason : invalid URI for request | write a whole address,"
                + " such as https://host/path");
    assertThat(warnings(JOB + "dependencies:\n- {job: other, type: intar}\n"))
        .containsExactly(
            "a/job.yaml:17:22 job-no-effect dependencies[0].type is 'intar', which is not known,"
                + " and read as intra | did you mean 'intra'?");
  }

  @Test
  void refusesAnAliasBombEarly() {
    assertThat(errors("a: &a " + "x".repeat(200_000) + "\nb: [" + "*a,".repeat(5_000) + "]"))
        .hasSizeBetween(101, 110)
        .anyMatch(error -> error.startsWith("a/job.yaml:1:4 anchor "))
        .last()
        .asString()
        .startsWith("a/job.yaml:2:299 more-findings there are 4903 more findings ");
    StringBuilder bomb = new StringBuilder("a: &a [x, x]\n");
    for (char c = 'b'; c <= 'z'; c++) {
      bomb.append(c).append(": &").append(c).append(" [");
      bomb.append(("*" + (char) (c - 1) + ", ").repeat(9)).append("]\n");
    }
    assertThat(errors(bomb.toString())).hasSizeBetween(101, 110);
  }

  @Test
  void refusesAFileOfAHundredMegabytesWithoutReadingIt() throws Exception {
    try (RandomAccessFile file = new RandomAccessFile(write("a/job.yaml", "").toFile(), "rw")) {
      file.setLength(100L * MEGABYTE);
    }

    assertThat(shown(load().errors()))
        .containsExactly(
            "a/job.yaml:1:1 job-too-large 'job.yaml' is larger than 1 MiB | check that it is the"
                + " right file");
  }

  @Test
  void refusesBytesThatAreNotUtf8AndNamesTheFirst() {
    write("a/job.yaml", JOB.replace("own", "\u00f6wn").getBytes(StandardCharsets.ISO_8859_1));

    assertThat(shown(load().errors()))
        .containsExactly("a/job.yaml:3:1 encoding byte 0xf6 is not UTF-8 | save the file as UTF-8");
  }

  @Test
  void readsAByteOrderMarkAndLineBreaksOfWindows() {
    write(
        "a/job.yaml",
        "\uFEFF" + JOB.replace("A: x", "A: |\n      b\n      c").replace("\n", "\r\n"));

    LoadedJobs loaded = load();

    assertThat(loaded.errors()).isEmpty();
    assertThat(loaded.jobs().get(0).spec().task().config()).containsEntry("A", "b\nc\n");
  }

  @Test
  void refusesAFileThatIsNoMapping() {
    assertThat(errors("- version: 1\n"))
        .containsExactly(
            "a/job.yaml:1:1 wrong-kind the file must be a mapping | it begins with 'version: 1';"
                + " docs/jobs.md has an example");
    assertThat(errors("\u0000")).hasSize(1);
    assertThat(errors("---\nversion: 1\n---\nversion: 1\n"))
        .containsExactly(
            "a/job.yaml:3:1 several-documents a second document begins here: a job is one document"
                + " | remove the '---', or split the file");
  }

  @Test
  void warnsOfWhatHasNoEffect() {
    assertThat(
            warnings(
                JOB.replace("truncate_to: d", "truncate_to: m")
                    .replace(
                        "behavior: {}",
                        "behavior: {webhook: [], notify: [{on: failure, team: a, channels: [x]}]}")))
        .containsExactly(
            "a/job.yaml:7:21 job-no-effect behavior.webhook has no effect here | only later"
                + " versions of Optimus read it",
            "a/job.yaml:7:54 job-no-effect behavior.notify[0].team has no effect here | only later"
                + " versions of Optimus read it",
            "a/job.yaml:15:18 job-no-effect task.window.truncate_to is m, which truncates nothing |"
                + " write M for months");
  }

  @Test
  void reportsTheFindingsOfAllFilesAtOnce() {
    for (int i = 0; i < 30; i++) {
      write("a" + i + "/job.yaml", JOB.replace("job_a", "job_" + i).replace("neo", "n" + i));
    }

    LoadedJobs loaded = load();

    assertThat(loaded.errors()).hasSize(30);
    assertThat(loaded.jobs()).isEmpty();
    List<String> files =
        loaded.errors().stream().map(error -> error.position().orElseThrow().file()).toList();
    assertThat(files).isSorted();
  }
}
