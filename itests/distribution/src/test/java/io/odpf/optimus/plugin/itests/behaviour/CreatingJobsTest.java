// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.itests.daemon.Fixtures;
import io.odpf.optimus.plugin.itests.plugins.FixturePlugins;
import io.odpf.optimus.plugin.itests.plugins.Role;
import io.odpf.optimus.plugin.itests.process.Eventually;
import io.odpf.optimus.plugin.itests.process.Result;
import io.odpf.optimus.plugin.itests.process.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Jobs created at a real terminal and without one, with real plugins. */
class CreatingJobsTest {
  private static final Path JAVA = ProcessWay.ONE_SHOT.java();
  private static final String PROMPT = "? ";

  private final FixturePlugins plugins =
      FixturePlugins.build(Fixtures.sources(""), Fixtures.cache());

  private Stage stage;

  @BeforeEach
  void openStage() {
    stage = Stage.open(ProcessWay.ONE_SHOT);
    stage.write(PluginBehaviour.config(stage));
    install("probe", Role.of(Generation.C));
  }

  @AfterEach
  void closeStage() {
    stage.close();
  }

  private void install(String name, Role role) {
    plugins.install(stage.plugins(), name, role);
  }

  private Result run(String... arguments) {
    return Distribution.unpacked().command(stage, JAVA, arguments).run();
  }

  /** Begins a project with the namespaces {@code space} and {@code batch}. */
  private void begin() throws IOException {
    run("init", "--project", "p", "--namespace", "space").orThrow();
    Path file = stage.project().resolve("optimus.yaml");
    Files.writeString(
        file,
        Files.readString(file)
            + "- {name: batch, job: {path: batch/jobs}}\n- {name: hooks, job: {path: hooks/jobs}}\n");
  }

  private Terminal terminal() {
    return Terminal.open(stage.project(), Distribution.unpacked().environment(stage, JAVA));
  }

  private static String optimus(String arguments) {
    return "clear; "
        + Distribution.unpacked().home().resolve("bin/optimus")
        + " "
        + arguments
        + "; echo \"code $?\"";
  }

  /** Clears the screen, so that nothing of an earlier command is taken for that of the next. */
  private static void clear(Terminal terminal) {
    terminal.type("clear");
    Eventually.until(terminal::screen, () -> terminal.screen().equals(Terminal.PROMPT));
  }

  private Map<String, String> files(String folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    Path root = stage.project().resolve(folder);
    if (Files.exists(root)) {
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          contents.put(root.relativize(file).toString(), Files.readString(file));
        }
      }
    }
    return contents;
  }

  @ParameterizedTest
  @EnumSource(names = {"A", "B", "C"})
  void writesTheSameAtATerminalAndFromAFile(Generation generation) throws Exception {
    String task = "task-" + generation.name().toLowerCase(Locale.ROOT);
    install(task, Role.of(generation));
    begin();

    try (Terminal terminal = terminal()) {
      terminal.type(optimus("job create"));
      await(terminal, "Please choose the namespace:", "> space");
      terminal.press("Down");
      terminal.press("Up");
      answer(terminal, "", "Provide new directory name to create for this spec?[/.]");
      answer(terminal, "sales/daily", "What is the job name? [? for help] (sales.daily)");
      answer(terminal, "bad/name", "X Sorry, your reply was invalid: `/` is disallowed");
      terminal.awaitScreen("What is the job name? [? for help] (sales.daily) bad/name");
      terminal.press("C-w");
      answer(terminal, "ab", "value is too short. Min length is 3", "(sales.daily) ab");
      answer(terminal, "c", "? What is the job name? abc\n", "Who is the owner of this job?");
      answer(terminal, "?", "? Email or username");
      answer(terminal, "kush@example.io", "Select task to run?", "> probe", task);
      answer(terminal, task, "Specify the schedule start date");
      answer(terminal, "2021-02-31", "day out of range", ") 2021-02-31");
      terminal.press("C-u");
      answer(terminal, "2021-05-25", "Specify the schedule interval (in crontab notation)");
      answer(terminal, "", "Transformation window", "> daily");
      answer(terminal, "", "Project of abc? [? for help] (example)");
      answer(terminal, "neo!", "invalid: PROJECT: without an exclamation mark", "(example) neo!");
      terminal.press("BSpace");
      answer(terminal, "", "Load method to use on destination?", "> REPLACE");
      answer(terminal, "me", "Which key? (id)");
      answer(terminal, "", "Which rows? (true)");
      answer(terminal, "a > 1", "Job successfully created at sales/daily", "code 0");
    }

    Files.writeString(
        stage.project().resolve("answers.yaml"),
        """
        namespace: batch
        directory: sales/daily
        name: abc
        owner: kush@example.io
        task: TASK
        start_date: 2021-05-25
        project: neo
        LOAD_METHOD: MERGE
        FILTER: a > 1
        """
            .replace("TASK", task));
    Map<String, String> typed = files("space/jobs");
    assertThat(typed)
        .containsOnlyKeys(
            "sales/daily/job.yaml",
            "sales/daily/assets/query.sql",
            "sales/daily/assets/request.json");
    assertThat(run("job", "create", "--answers", "answers.yaml").err()).contains("already exists");
    delete(stage.project().resolve("space/jobs/sales/daily"), typed.keySet());
    run("job", "create", "--answers", "answers.yaml").orThrow();
    assertThat(files("batch/jobs")).isEqualTo(typed);
    assertThat(typed.get("sales/daily/job.yaml"))
        .startsWith("version: 1\nname: abc\nowner: kush@example.io\nschedule:\n")
        .contains("    PROJECT: neo\n    LOAD_METHOD: MERGE\n    KEY: id\n    FILTER: a > 1\n");
  }

  private void delete(Path directory, Iterable<String> files) throws IOException {
    for (String file : files) {
      Files.delete(stage.project().resolve("space/jobs").resolve(file));
    }
    Files.delete(directory.resolve("assets"));
    Files.delete(directory);
  }

  /** Types an answer and Enter, and waits for texts on the screen. */
  private static void answer(Terminal terminal, String text, String... expected) {
    if (text.isEmpty()) {
      terminal.press("Enter");
    } else {
      terminal.type(text);
    }
    await(terminal, expected);
  }

  /** Waits until all texts are on one screen. */
  private static void await(Terminal terminal, String... expected) {
    terminal.awaitScreen(
        Stream.of(expected)
            .map(text -> Pattern.compile(text, Pattern.LITERAL))
            .toArray(Pattern[]::new));
  }

  @Test
  void writesNothingAfterCtrlCAtAnyQuestion() throws Exception {
    begin();
    Map<String, String> before = files(".");
    String[][] questions = {
      {"Please choose the namespace:", "--namespace space"},
      {"Provide new directory name", "--directory d"},
      {"What is the job name?", "--name abc"},
      {"Who is the owner of this job?", "--owner own"},
      {"Select task to run?", "--task probe"},
      {"Specify the schedule start date", "--start-date 2021-05-25"},
      {"Specify the schedule interval", "--interval @daily"},
      {"Transformation window", "--window daily"},
      {"Project of abc?", "--set PROJECT=p"},
      {"Load method to use", "--set LOAD_METHOD=MERGE"},
      {"Which key?", "--set KEY=id"},
      {"Which rows?", ""}
    };
    List<String> given = new ArrayList<>();
    try (Terminal terminal = terminal()) {
      for (String[] question : questions) {
        terminal.type(optimus("job create " + String.join(" ", given)));
        terminal.awaitScreen(PROMPT + question[0]);
        terminal.press("C-c");
        assertThat(terminal.awaitScreen("code 130"))
            .contains("interrupted\n")
            .doesNotContain("Exception");
        clear(terminal);
        given.add(question[1]);
      }
    }
    assertThat(files(".")).isEqualTo(before);
  }

  @Test
  void addsAHookAndSurvivesThePluginsDeath() throws Exception {
    Path starts = stage.home().resolve("starts");
    install("transporter", Role.of(Generation.B).with("type", "hook"));
    install(
        "mortal",
        Role.of(Generation.C)
            .with("crash", "exit:3")
            .with("calls", "2")
            .with("only", "ValidateQuestion")
            .with("starts", starts.toString())
            .with("until", "2"));
    begin();

    run(
            "job",
            "create",
            "--namespace",
            "hooks",
            "--name",
            "abc",
            "--owner",
            "own",
            "--task",
            "mortal",
            "--set",
            "LOAD_METHOD=APPEND")
        .orThrow();
    assertThat(Files.readAllLines(starts)).hasSize(2);
    Path file = stage.project().resolve("hooks/jobs/abc/job.yaml");
    Files.writeString(file, "# kept\n" + Files.readString(file));
    String before = Files.readString(file);

    try (Terminal terminal = terminal()) {
      terminal.type(optimus("job addhook"));
      await(terminal, "Select a Job", "> abc");
      answer(terminal, "", "Select hook to attach?", "> transporter");
      answer(terminal, "", "Project of abc?");
      answer(terminal, "", "Load method to use on destination?");
      answer(terminal, "", "Hook transporter successfully added to abc", "code 0");
    }
    assertThat(Files.readString(file))
        .startsWith(before.replace("hooks: []\n", "hooks:\n- name: transporter\n  config:\n"))
        .contains("    PROJECT: example\n    LOAD_METHOD: REPLACE\n");
    assertThat(run("job", "addhook", "--job", "abc", "--hook", "transporter").err())
        .contains("hook transporter already exists for this job");
  }
}
