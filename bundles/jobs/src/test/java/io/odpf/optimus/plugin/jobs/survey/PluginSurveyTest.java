// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.survey;

import static io.odpf.optimus.plugin.jobs.ScriptedPlugin.after;
import static io.odpf.optimus.plugin.jobs.ScriptedPlugin.choice;
import static io.odpf.optimus.plugin.jobs.ScriptedPlugin.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.plugin.Answer;
import io.odpf.optimus.plugin.api.plugin.PluginCallException;
import io.odpf.optimus.plugin.api.plugin.PluginCallException.Kind;
import io.odpf.optimus.plugin.api.plugin.PluginType;
import io.odpf.optimus.plugin.api.plugin.Question;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.jobs.ScriptedPlugin;
import io.odpf.optimus.plugin.jobs.problem.JobException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The questions of plugins, well-behaved and not. */
class PluginSurveyTest {
  private final ScriptedPlugin plugin = new ScriptedPlugin("neo", PluginType.TASK);
  private final UnattendedRespondent nobody = new UnattendedRespondent(Optional.empty());

  private List<String> answers(String... given) throws Exception {
    return shown(new PluginSurvey(plugin.surveyed(), given(given).ofPlugin()).ask("a_job"));
  }

  private GivenAnswers given(String... assignments) {
    List<GivenAnswer> answers =
        Arrays.stream(assignments)
            .map(it -> GivenAnswer.of(it.replaceAll("=.*", ""), it.replaceAll("^[^=]*=", "")))
            .toList();
    return new GivenAnswers(answers, Set.of("owner"), "task.", nobody);
  }

  private static List<String> shown(PluginSurvey.Result result) {
    return result.answers().stream()
        .map(answer -> answer.question().name() + "=" + answer.value())
        .toList();
  }

  private List<String> findings() {
    return nobody.findings().stream().map(PluginSurveyTest::shown).toList();
  }

  private static String shown(Problem problem) {
    return problem.code().word() + " " + problem.message() + " | " + problem.hint();
  }

  private List<String> refused(Question... questions) {
    plugin.questions.addAll(List.of(questions));
    return catchThrowableOfType(JobException.class, this::answers).problems().stream()
        .map(Problem::message)
        .toList();
  }

  @Test
  void asksDepthFirstAndSubQuestionsOfEqualAnswersOnly() throws Exception {
    plugin.questions.add(text("PROJECT", "p"));
    plugin.questions.add(
        choice(
            "METHOD",
            after("merge", text("WRONG_CASE", "x")),
            after("MERGE", text("KEY", "id", after("id", text("FILTER", "true")))),
            after("MERGE", text("ALSO", "y")),
            after("APPEND", text("OTHER", "z"))));
    plugin.questions.add(text("LAST", "l"));

    assertThat(answers("METHOD=MERGE"))
        .containsExactly("PROJECT=p", "METHOD=MERGE", "KEY=id", "FILTER=true", "ALSO=y", "LAST=l");
    assertThat(plugin.calls)
        .startsWith("questions a_job", "validate PROJECT=p", "validate METHOD=MERGE")
        .hasSize(7);
    assertThat(plugin.validated.get(1).question()).isEqualTo(plugin.questions.get(1));
  }

  @Test
  void findsGivenAnswersExactlyThenIgnoringCaseAndByPrefix() throws Exception {
    plugin.questions.addAll(List.of(text("owner", ""), text("KEY", ""), text("key", "")));

    assertThat(answers("owner=of the job", "task.owner=o", "Key=first", "key=exact"))
        .containsExactly("owner=o", "KEY=exact", "key=exact");
    assertThat(answers("task.owner=o", "KEY=first", "KEY=last"))
        .containsExactly("owner=o", "KEY=last", "key=last");
  }

  @Test
  void collectsWhatIsMissingAndRefusedAndGoesOn() throws Exception {
    plugin.refusals.put("bad", "it is bad");
    plugin.refusals.put("silent", " ");
    plugin.questions.addAll(
        List.of(
            text("MISSING", ""),
            choice("METHOD", after("APPEND", text("NOT_REACHED", ""))),
            text("REFUSED", "x"),
            text("DEFAULT", "bad"),
            text("SILENT", ""),
            text("GOOD", "g")));

    assertThat(answers("METHOD=APEND", "REFUSED=bad", "SILENT=silent")).containsExactly("GOOD=g");
    assertThat(findings())
        .containsExactly(
            "answer-missing no answer to 'MISSING': MISSING? | give --set MISSING=VALUE, or a file"
                + " with --answers",
            "answer-refused 'APEND' is refused as 'METHOD': it is not one of APPEND, MERGE; did you"
                + " mean 'APPEND'? | correct the answer; the question is: METHOD?",
            "answer-refused 'bad' is refused as 'REFUSED': it is bad | correct the answer; the"
                + " question is: REFUSED?",
            "answer-refused 'bad' is refused as 'DEFAULT': it is bad | correct the answer; the"
                + " question is: DEFAULT?",
            "answer-refused 'silent' is refused as 'SILENT': the plugin does not accept it, and"
                + " does not say why | correct the answer; the question is: SILENT?");
  }

  @Test
  void reportsAnswersThatNoQuestionTakes() throws Exception {
    plugin.questions.add(choice("METHOD", after("MERGE", text("KEY", "id"))));
    GivenAnswers given = given("METHOD=APPEND", "task.key=id", "METHD=x", "owner=me");

    PluginSurvey.Result result = new PluginSurvey(plugin.surveyed(), given.ofPlugin()).ask("j");
    GivenAnswers.Unused unused = given.unused(result.names());

    assertThat(unused.errors())
        .extracting(PluginSurveyTest::shown)
        .containsExactly(
            "answer-unknown 'METHD' is not the name of a question | did you mean 'METHOD'?");
    assertThat(unused.warnings())
        .extracting(PluginSurveyTest::shown)
        .containsExactly(
            "answer-unused 'task.key' is not asked after these answers | leave it out");
  }

  @Test
  void takesAnEmptyTextThatIsGivenAsAnAnswer() throws Exception {
    plugin.questions.add(text("KEY", "default"));

    assertThat(answers("KEY=")).containsExactly("KEY=");
  }

  @Test
  void asksNothingOfAPluginWithoutTheMod() throws Exception {
    plugin.mods = Set.of();
    SurveyedPlugin silent = plugin.surveyed();

    assertThat(answers()).isEmpty();
    assertThat(silent.config(List.of(), java.util.Map.of())).isEmpty();
    assertThat(silent.assets(List.of())).isEmpty();
    assertThat(plugin.calls).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"CRASHED", "NOT_RUNNING", "TIMEOUT"})
  void restartsAPluginThatIsLostOnceAndKeepsAnswers(Kind kind) throws Exception {
    plugin.questions.addAll(List.of(text("A", "a"), text("B", "b")));
    Respondent dying =
        (question, check, refused) -> {
          if (question.name().equals("B") && plugin.restarts == 0) {
            plugin.failures.add(kind);
          }
          return nobody.answer(question, check, refused);
        };

    assertThat(shown(new PluginSurvey(plugin.surveyed(), dying).ask("j")))
        .containsExactly("A=a", "B=b");
    assertThat(plugin.restarts).isOne();
    assertThat(plugin.calls)
        .containsExactly("questions j", "validate A=a", "validate B=b", "validate B=b");
  }

  @Test
  void endsWhenAPluginIsLostAgain() {
    plugin.questions.add(text("A", "a"));
    plugin.failures.addAll(List.of(Kind.CRASHED, Kind.CRASHED));

    assertThat(catchThrowableOfType(PluginCallException.class, this::answers).kind())
        .isEqualTo(Kind.CRASHED);
    assertThat(plugin.restarts).isOne();
  }

  @Test
  void takesAFailedCheckAsARefusal() throws Exception {
    plugin.questions.add(text("A", "a"));
    Respondent respondent =
        (question, check, refused) -> {
          plugin.failures.add(Kind.REFUSED);
          assertThat(check.fault("x")).contains("plugin neo: REFUSED");
          return check.fault("x").isEmpty() ? Optional.of("x") : Optional.empty();
        };

    assertThat(shown(new PluginSurvey(plugin.surveyed(), respondent).ask("j")))
        .containsExactly("A=x");
    assertThat(plugin.restarts).isZero();
  }

  @Test
  void refusesTreesThatAreTooDeepOrTooLarge() throws Exception {
    Question deep = text("Q32", "x");
    for (int i = 31; i > 0; i--) {
      deep = text("Q" + i, "x", after("x", deep));
    }
    plugin.questions.add(deep);
    assertThat(answers()).hasSize(32);

    plugin.questions.clear();
    assertThat(refused(text("Q0", "x", after("x", deep))))
        .containsExactly("asks questions that are nested deeper than 32 levels");
    plugin.questions.clear();
    assertThat(refused(many(1_001))).containsExactly("asks more than 1,000 questions");
    plugin.questions.clear();
    assertThat(refused(text("TOP", "x", after("x", many(10_000)), after("y", many(10)))))
        .containsExactly("asks more than 1,000 questions");
    plugin.questions.clear();
    plugin.questions.addAll(List.of(many(1_000)));
    assertThat(answers()).hasSize(1_000);
  }

  private static Question[] many(int count) {
    return IntStream.range(0, count).mapToObj(i -> text("Q" + i, "x")).toArray(Question[]::new);
  }

  @Test
  void refusesQuestionsThatContradictThemselves() {
    Question outside =
        new Question("METHOD", "?", "", "OTHER", List.of("APPEND", "MERGE"), List.of());

    assertThat(
            refused(
                text("A", "", after("x", text("B", "", after("y", text("a", ""))))),
                text(" ", ""),
                outside))
        .containsExactly(
            "asks 'a' again below itself",
            "asks a question without a name: ?",
            "asks 'METHOD' with the default 'OTHER', which is not one of its choices: APPEND,"
                + " MERGE");
  }

  @Test
  void showsNoControlCharactersOfAPlugin() throws Exception {
    plugin.refusals.put("x", "no\u001b[2Jway\u202e");
    plugin.questions.add(
        new Question("N\u001b]0;t\u0007", "p\u001b[31m", "", "", List.of(), List.of()));
    plugin.questions.add(text("B\u0000", "x"));

    answers();

    assertThat(String.join("", findings()))
        .contains("p\\u{1b}[31m", "no\\u{1b}[2Jway\\u{202e}")
        .doesNotContainPattern("[\\p{Cntrl}\u202e]");
    assertThat(refused(text("C\u001b", "", after("", text("c\u001b", "")))).get(0))
        .doesNotContainPattern("\\p{Cntrl}");
  }

  @Test
  void asksAgainWithARefusedAnswerThatWasGiven() throws Exception {
    plugin.refusals.put("bad", "it is bad");
    plugin.questions.add(text("A", ""));
    List<RefusedAnswer> corrected = new ArrayList<>();
    Respondent user =
        (question, check, refused) -> {
          refused.ifPresent(corrected::add);
          return Optional.of("good");
        };
    GivenAnswers given =
        new GivenAnswers(Stream.of(GivenAnswer.of("A", "bad")).toList(), Set.of(), "task.", user);

    List<Answer> answers = new PluginSurvey(plugin.surveyed(), given.ofPlugin()).ask("j").answers();

    assertThat(answers).extracting(Answer::value).containsExactly("good");
    assertThat(corrected)
        .containsExactly(new RefusedAnswer(GivenAnswer.of("A", "bad"), "it is bad"));
  }
}
