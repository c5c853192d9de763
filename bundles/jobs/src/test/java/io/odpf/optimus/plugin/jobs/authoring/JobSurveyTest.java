// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.authoring;

import static io.odpf.optimus.plugin.jobs.ScriptedPlugin.after;
import static io.odpf.optimus.plugin.jobs.ScriptedPlugin.choice;
import static io.odpf.optimus.plugin.jobs.ScriptedPlugin.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.gson.JsonElement;
import io.odpf.optimus.plugin.api.plugin.PluginType;
import io.odpf.optimus.plugin.api.plugin.Question;
import io.odpf.optimus.plugin.jobs.ScriptedPlugin;
import io.odpf.optimus.plugin.jobs.Vectors;
import io.odpf.optimus.plugin.jobs.problem.JobException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions and answers about new jobs. */
class JobSurveyTest extends AuthoringTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-28T01:30:00Z"), ZoneOffset.ofHours(7));

  private JobSurvey survey(SurveyAnswers answers, boolean overwrite) {
    return new JobSurvey(
        project(), plugins(), answers, CLOCK, RandomGenerator.of("L64X128MixRandom"), overwrite);
  }

  private JobDraft batch(String... given) throws Exception {
    return survey(SurveyAnswers.without(SurveyKind.JOB, given(given), Optional.empty()), false)
        .ask();
  }

  private List<String> findings(String... given) {
    return shown(catchThrowableOfType(JobException.class, () -> batch(given)).problems());
  }

  private JobDraft ask(User user, String... given) throws Exception {
    return survey(SurveyAnswers.with(SurveyKind.JOB, given(given), user), false).ask();
  }

  @Test
  void asksAsOptimusDoesAndRefusesWhatItRefuses() throws Exception {
    write("space/this.yaml", "version: 1\n");
    write("space/sub/deeper/x.txt", "");
    write("space/taken/job.yaml", "version: 1\nname: taken\n");
    write("space/resources/resource.yaml", "");
    write("space/assets/x", "");
    write("space/.hidden/x", "");
    write("other/job.yaml", "version: 1\nname: elsewhere\n");
    task.refusals.put("", "filter cannot be empty");
    task.questions.add(text("Date", "{{.DSTART}}"));
    task.questions.add(choice("Mode", after("MERGE", text("Filter", ""))));
    User user =
        new User(
            "space",
            "sub",
            ". (current directory)",
            "../up",
            "/abs",
            "con",
            "x.sql",
            "is_last_day",
            "bad/name",
            "a b",
            "ab",
            "x".repeat(221),
            "elsewhere",
            "",
            "",
            "me",
            "kush@example.io",
            "neo",
            "21-05-25",
            "2021-02-31",
            "2021-13-01",
            "",
            "0 2 * *",
            "",
            "",
            "",
            "MERGE",
            "",
            "a > 1");

    JobDraft draft = ask(user);

    assertThat(user.prompts())
        .containsExactly(
            "Please choose the namespace:",
            "Select directory to save specification?",
            "Select directory to save specification? [sub]",
            "Provide new directory name to create for this spec?[sub/.]",
            "What is the job name?",
            "Who is the owner of this job?",
            "Select task to run?",
            "Specify the schedule start date",
            "Specify the schedule interval (in crontab notation)",
            "Transformation window",
            "Date?",
            "Mode?",
            "Filter?");
    assertThat(user.refusals)
        .containsExactly(
            "'..' is not the name of a file",
            "the directory must be below the folder of jobs",
            "'con' is the name of a device on Windows",
            "jobs in directories named 'x.sql' are not found",
            "`/` is disallowed",
            "invalid name (can only contain characters A-Z (in either case), 0-9, \"-\", \"_\" or"
                + " \".\" and must start with an alphanumeric character)",
            "value is too short. Min length is 3",
            "value is too long. Max length is 220",
            "job with the provided name already exists",
            "Value is required",
            "value is too short. Min length is 3",
            "date must be in YYYY-MM-DD format",
            "parsing time \"2021-02-31\": day out of range",
            "parsing time \"2021-13-01\": month out of range",
            "invalid crontab entry: expected exactly 5 fields, found 4: [0 2 * *]",
            "filter cannot be empty");
    assertThat(user.asked.get(1).choices()).containsExactly(". (current directory)", "sub");
    assertThat(user.asked.get(3).defaultValue()).matches("[a-z]+_[a-z]+");
    assertThat(user.asked.get(4).defaultValue()).isEqualTo("sub.is_last_day");
    assertThat(user.asked.get(7).defaultValue()).isEqualTo("2026-11-27");
    assertThat(user.asked.get(9))
        .extracting(Question::choices, Question::defaultValue)
        .containsExactly(List.of("hourly", "daily", "weekly", "monthly"), "daily");
    assertThat(draft.path()).isEqualTo("sub/is_last_day");
    assertThat(draft.job().spec().name()).isEqualTo("sub.is_last_day");
    assertThat(draft.job().spec().task().config())
        .containsExactly(
            Map.entry("Date", "{{.DSTART}}"),
            Map.entry("Mode", "MERGE"),
            Map.entry("Filter", "a > 1"));
    assertThat(files()).noneMatch(file -> file.contains("is_last_day"));
  }

  @Test
  void writesTheBytesOfOptimus() throws Exception {
    Map<String, String> config = new LinkedHashMap<>();
    config.put("RANGE_START", "{{.DSTART}}");
    config.put("RANGE_END", "{{.DEND}}");
    config.put("N", "10");
    config.put("B", "true");
    config.put("EMPTY", "");
    config.put("ML", "a\nb");
    task.config = Optional.of(config);
    task.assets.put("query.sql", "select 1\n");

    JobDraft draft =
        batch(
            "namespace=space",
            "name=is_last_day_on_earth",
            "owner= kush.sharma@example.io ",
            "start_date=2021-05-25");
    draft.write(false);

    assertThat(files())
        .containsExactly(
            "space/is_last_day_on_earth/assets/query.sql", "space/is_last_day_on_earth/job.yaml");
    int compared = 0;
    for (JsonElement element : Vectors.json("jobyaml.json")) {
      var vector = element.getAsJsonObject();
      if (vector.has("content") && vector.has("path")) {
        assertThat(root.resolve("space").resolve(vector.get("path").getAsString()))
            .hasContent(vector.get("content").getAsString());
        compared++;
      }
    }
    assertThat(compared).isEqualTo(2);
    assertThat(draft.warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"hourly, 1h, h", "daily, 24h, d", "weekly, 168h, w", "monthly, 720h, M"})
  void writesTheWindow(String word, String size, String unit) throws Exception {
    String text = batch("namespace=other", "name=abc", "owner=own", "window=" + word).job().text();

    assertThat(text)
        .contains(
            "  window:\n    size: "
                + size
                + "\n    offset: \"0\"\n    truncate_to: "
                + unit
                + "\nlabels:\n  orchestrator: optimus\ndependencies: []\nhooks: []\n");
  }

  @Test
  void reportsEverythingThatIsMissingOrWrongAtOnce() {
    installed.add(new ScriptedPlugin("another", PluginType.TASK));
    task.questions.add(text("PROJECT", ""));

    assertThat(
            findings(
                "name=a/b",
                "task=neo",
                "start_date=2021-02-31",
                "interval=x",
                "window=dayly",
                "PROJCT=x"))
        .containsExactly(
            "answer-missing no answer to 'namespace': Please choose the namespace:",
            "answer-refused 'a/b' is refused as 'name': `/` is disallowed",
            "answer-missing no answer to 'owner': Who is the owner of this job?",
            "answer-refused '2021-02-31' is refused as 'start_date': parsing time \"2021-02-31\":"
                + " day out of range",
            "answer-refused 'x' is refused as 'interval': invalid crontab entry: expected exactly 5"
                + " fields, found 1: [x]",
            "answer-refused 'dayly' is refused as 'window': it is not one of hourly, daily, weekly,"
                + " monthly; did you mean 'daily'?",
            "answer-missing no answer to 'PROJECT': PROJECT?",
            "answer-unknown 'PROJCT' is not the name of a question");
    assertThat(findings("namespace=other", "name=abc", "owner=own"))
        .containsExactly("answer-missing no answer to 'task': Select task to run?");
  }

  @Test
  void writesNothingWhenTheUserCancelsAtAnyQuestion() {
    task.questions.add(text("A", "a"));
    String[] answers = {"space", "dir", "abc", "own", "neo", "", "", "", ""};

    for (int i = 0; i < answers.length; i++) {
      User user = new User(Arrays.copyOf(answers, i));

      assertThat(catchThrowableOfType(InterruptedException.class, () -> ask(user)))
          .as("after %s answers", i)
          .isNotNull();
      assertThat(files()).isEmpty();
    }
  }

  @Test
  void asksNothingThatIsGiven() throws Exception {
    User user = new User("own");

    JobDraft draft =
        ask(
            user,
            "namespace=space",
            "directory=a/b",
            "name=abc",
            "task=neo",
            "start_date=2021-01-01",
            "interval=",
            "window=daily");

    assertThat(user.prompts()).containsExactly("Who is the owner of this job?");
    assertThat(draft.path()).isEqualTo("a/b");
    assertThat(draft.job().spec().schedule().interval()).isEmpty();
  }

  @Test
  void replacesAJobOnlyIfTold() throws Exception {
    write("space/abc/job.yaml", "version: 1\nname: abc\n");
    String[] given = {"namespace=space", "name=abc", "owner=own"};

    assertThat(findings(given))
        .containsExactly(
            "answer-refused 'abc' is refused as 'directory': there is a job or a resource already;"
                + " --force would replace a job",
            "answer-refused 'abc' is refused as 'name': job with the provided name already exists");
    JobDraft draft =
        survey(SurveyAnswers.without(SurveyKind.JOB, given(given), Optional.empty()), true).ask();
    draft.write(true);

    assertThat(root.resolve("space/abc/job.yaml")).content().contains("owner: own");
    assertThat(
            catchThrowableOfType(
                JobException.class,
                () ->
                    survey(
                            SurveyAnswers.without(
                                SurveyKind.JOB,
                                given("namespace=other", "name=abc", "owner=own"),
                                Optional.empty()),
                            true)
                        .ask()))
        .hasMessageContaining("job with the provided name already exists");
  }

  @Test
  void leavesNoLinkOutOfTheFolder() throws Exception {
    Files.createDirectories(root.resolve("space"));
    Files.createDirectories(root.resolve("outside"));
    Files.createSymbolicLink(root.resolve("space/link"), root.resolve("outside"));

    assertThat(findings("namespace=space", "directory=link/x", "name=abc", "owner=own"))
        .containsExactly(
            "answer-refused 'link/x' is refused as 'directory': 'link' exists and is not a"
                + " directory");
  }

  @Test
  void refusesWhatDoesNotMakeAJob() {
    String[] given = {"namespace=space", "name=abc", "owner=own"};
    task.config = Optional.of(Map.of(" ", "x"));
    assertThat(findings(given))
        .singleElement()
        .asString()
        .startsWith("survey-result with its configuration, the job would have an error: a key in");

    task.config = Optional.of(Map.of("A", "x"));
    for (String name : List.of("../x", "/etc/x", ".env", "CON", "a\u0000b")) {
      task.assets.clear();
      task.assets.put(name, "x");
      assertThat(findings(given)).singleElement().asString().startsWith("job-asset-name asset ");
    }
    task.assets.clear();
    task.assets.putAll(Map.of("e\u0301", "x", "\u00e9", "y"));
    assertThat(findings(given)).hasSize(1);
    assertThat(files()).isEmpty();
  }

  @Test
  void warnsOfSettingsThatNoContainerGets() throws Exception {
    task.config = Optional.of(Map.of("with-dash", "\u001b[31m"));

    JobDraft draft = batch("namespace=space", "name=abc", "owner=own");

    assertThat(shown(draft.warnings()))
        .singleElement()
        .asString()
        .startsWith("job-variable its setting 'with-dash' is not the name of a variable");
    assertThat(draft.job().text()).contains("\"\\e[31m\"").doesNotContain("\u001b");
  }

  @Test
  void saysThatThereIsNoTask() {
    installed.remove(task);
    assertThat(findings("namespace=space", "name=abc", "owner=own"))
        .containsExactly("survey-no-plugin no supported task plugin found");
  }
}
