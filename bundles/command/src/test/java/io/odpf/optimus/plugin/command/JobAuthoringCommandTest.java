// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code init}, {@code job create} and {@code job addhook} without a terminal. */
class JobAuthoringCommandTest extends CommandLineTest {
  private static final String JOB =
      """
      version: 1
      name: abc
      owner: own
      schedule:
        start_date: "2021-05-25"
        interval: 0 2 * * *
      behavior:
        depends_on_past: false
        catch_up: false
      task:
        name: neo
        config:
          PROJECT: a
        window:
          size: 24h
          offset: "0"
          truncate_to: d
      labels:
        orchestrator: optimus
      dependencies: []
      hooks: []
      """;

  private final PreparedSupervisor supervisor = new PreparedSupervisor().with("neo").with("hook");

  @BeforeEach
  void useSupervisor() {
    line.supervisors = supervisor;
    supervisor.accepting = true;
  }

  private CommandLine.Result create(String... more) {
    Stream<String> options =
        Stream.of(
            "job",
            "create",
            "--namespace",
            "space",
            "--name",
            "abc",
            "--owner",
            "own",
            "--start-date",
            "2021-05-25");
    return line.run(Stream.concat(options, Stream.of(more)).toArray(String[]::new));
  }

  private void project() {
    assertThat(line.run("init", "--project", "p", "--namespace", "space").code()).isZero();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).map(directory::relativize).sorted().toList();
    }
  }

  @Test
  void beginsAProjectOnce() throws Exception {
    assertThat(line.run("init", "--namespace", "space", "--project", "p", "--dry-run").out())
        .contains("host: localhost:9100\nproject:\n  name: p\n", "    path: space/jobs\n");
    assertThat(files()).isEmpty();

    assertThat(line.run("init", "--namespace", "space", "--project", "p"))
        .isEqualTo(
            new CommandLine.Result(
                0,
                "wrote optimus.yaml\ncreated space/jobs\nwrite a job: optimus job create\n",
                ""));
    assertThat(directory.resolve("space/jobs")).isDirectory();
    CommandLine.Result again = line.run("init");
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.err())
        .startsWith("optimus.yaml:1:1: error: the directory has a project already");
    assertThat(line.run("job", "list").code()).isNotEqualTo(2);
  }

  @Test
  void writesAJobWithoutATerminal() throws Exception {
    project();

    assertThat(create("--set", "PROJECT=b", "--set", "ZONE=z"))
        .isEqualTo(
            new CommandLine.Result(
                0,
                """
                Job successfully created at abc
                  space/jobs/abc/job.yaml
                  space/jobs/abc/assets/query.sql
                """,
                ""));
    assertThat(directory.resolve("space/jobs/abc/job.yaml")).hasContent(JOB);
    assertThat(directory.resolve("space/jobs/abc/assets/query.sql"))
        .hasContent("select 1\nfrom dual");
    assertThat(supervisor.asked).contains("start  within 30").endsWith("close");
    assertThat(supervisor.requests).contains("abc");
    assertThat(line.run("job", "list").out()).contains("abc", "space", "neo");
  }

  @Test
  void showsFilesAndWritesNothingInADryRun() throws Exception {
    project();

    CommandLine.Result result = create("--dry-run");

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out())
        .startsWith("space/jobs/abc/job.yaml:\n  version: 1\n  name: abc\n")
        .endsWith(
            "space/jobs/abc/assets/query.sql:\n  select 1\n  from dual\n\ndry run: nothing"
                + " was changed\n");
    assertThat(files()).containsExactly(Path.of("optimus.yaml"));
  }

  @Test
  void takesAnswersFromAFileAndOptionsFirst() throws Exception {
    project();
    Files.writeString(
        directory.resolve("answers.yaml"),
        "namespace: none\nname: abc\nowner: other\nstart_date: 2021-05-25\nPROJECT: a\n");

    assertThat(
            line.run(
                    "create",
                    "job",
                    "--answers",
                    "answers.yaml",
                    "--namespace",
                    "space",
                    "--set",
                    "owner=own")
                .err())
        .isEmpty();
    assertThat(directory.resolve("space/jobs/abc/job.yaml")).hasContent(JOB);
  }

  @Test
  void reportsAllFindingsWithTheirPositions() throws Exception {
    project();
    supervisor.accepting = false;
    Files.writeString(
        directory.resolve("answers.yaml"), "name: a/b\nPROJECT: b\nZONE: z\nPROJCT: x\n");

    CommandLine.Result result = line.run("job", "create", "--answers", "answers.yaml");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .contains(
            "answers.yaml:1:7: error: 'a/b' is refused as 'name': `/` is disallowed\n",
            "answers.yaml:1:1: error: no answer to 'owner': Who is the owner of this job?\n"
                + "  hint: add a line 'owner: …'\n",
            "answers.yaml:2:10: error: 'b' is refused as 'PROJECT': no such project\n",
            "answers.yaml:4:9: error: 'PROJCT' is not the name of a question\n"
                + "  hint: did you mean 'PROJECT'?\n",
            "4 problems\n")
        .doesNotContain("ZONE");
    assertThat(files()).hasSize(2);
    PublishedSchema.assertValid(
        line.run("job", "create", "--answers", "answers.yaml", "--output", "json").out());
  }

  @Test
  void addsAHook() throws Exception {
    project();
    create();
    Path file = directory.resolve("space/jobs/abc/job.yaml");
    Files.writeString(file, "# kept\n" + JOB);

    CommandLine.Result shown = line.run("job", "addHook", "--job", "abc", "--dry-run");
    assertThat(shown.out())
        .startsWith("space/jobs/abc/job.yaml:\n  # kept\n")
        .contains("- name: hook");
    assertThat(file).hasContent("# kept\n" + JOB);
    assertThat(line.run("create", "hook", "--job", "abc", "--hook", "hook"))
        .isEqualTo(
            new CommandLine.Result(
                0, "Hook hook successfully added to abc\n  space/jobs/abc/job.yaml\n", ""));
    assertThat(file)
        .hasContent(
            "# kept\n"
                + JOB.replace("hooks: []\n", "hooks:\n- name: hook\n  config:\n    PROJECT: a\n"));
    assertThat(line.run("job", "addhook", "--job", "abc").err())
        .contains("hook hook already exists for this job");
  }

  @Test
  void writesDocumentsThatMatchTheirSchemas() throws Exception {
    PublishedSchema.assertValid(
        line.run("init", "--namespace", "space", "--dry-run", "--output", "json").out());
    PublishedSchema.assertValid(line.run("init", "--namespace", "space", "--output", "json").out());
    PublishedSchema.assertValid(line.run("init", "--output", "json").out());
    supervisor.failing("odd", "exits with code 3", "look at its log");
    String created = create("--output", "json").out();
    PublishedSchema.assertValid(created);
    assertThat(created)
        .contains("\"written\": true", "exits with code 3")
        .doesNotContain("\"content\"");
    PublishedSchema.assertValid(create("--force", "--dry-run", "--output", "json").out());
    PublishedSchema.assertValid(
        line.run("job", "addhook", "--job", "abc", "--dry-run", "--output", "json").out());
    PublishedSchema.assertValid(
        line.run("job", "addhook", "--job", "abc", "--output", "json").out());
  }

  @Test
  void hasTheSpellingsOfEarlierVersions() {
    for (String spelling :
        List.of(
            "job add_hook",
            "job add-hook",
            "job addHook",
            "job attach_hook",
            "job attach-hook",
            "job attachHook",
            "create hook")) {
      assertThat(line.run((spelling + " --help").split(" ")).out())
          .as(spelling)
          .isEqualTo(line.run("job", "addhook", "--help").out());
    }
    assertThat(line.run("create", "job", "--help").out())
        .startsWith("Write a new job,")
        .isEqualTo(line.run("job", "create", "--help").out());
  }

  @Test
  void refusesASettingWithoutAName() {
    project();
    assertThat(create("--set", "PROJECT"))
        .matches(result -> result.code() == 2)
        .extracting(CommandLine.Result::err)
        .asString()
        .startsWith("error: --set does not accept 'PROJECT'");
  }
}
