// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.template.problem.TemplateException;
import io.odpf.optimus.plugin.template.problem.TemplateProblem;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Templates that take without end, and those that would crash Go's process. */
class LimitTest {
  private static final long SMALL_STACK = 512 << 10;

  private final TemplateEngine engine = new TemplateEngine();

  private String render(String text) throws TemplateException {
    RenderSettings standard = RenderSettings.standard();
    // Far below the limit of the output that is the default, so that the tests need little memory.
    RenderLimits limits = new RenderLimits(1_000_000, 8L << 20, 200, RenderLimits.DEFAULT.time());
    return engine
        .parse("t", text)
        .render(
            "t", Vectors.data(), new RenderSettings(limits, standard.clock(), standard.random()))
        .text();
  }

  private TemplateException failure(String text) throws Exception {
    // What nests must not depend on the stack of the thread that it runs on.
    FutureTask<TemplateException> task =
        new FutureTask<>(() -> catchThrowableOfType(TemplateException.class, () -> render(text)));
    Thread thread = new Thread(null, task, "small", SMALL_STACK);
    thread.start();
    return task.get();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{template \"t\" .}}",
        "{{define \"a\"}}{{template \"b\"}}{{end}}{{define \"b\"}}{{if true}}{{template \"a\"}}{{end}}"
            + "{{end}}{{template \"a\"}}",
        "{{repeat 1000000000 \"x\"}}",
        "{{repeat 9223372036854775807 \"xy\"}}",
        "{{indent 1000000000 \"x\"}}",
        "{{until 1000000000}}",
        "{{untilStep 0 9223372036854775807 1}}",
        "{{seq 1 1000000000}}",
        "{{seq -9223372036854775808 2 9223372036854775806}}",
        "{{range 9223372036854775807}}{{end}}",
        "{{range until 100000}}{{range until 100000}}{{end}}{{end}}",
        "{{range until 1000}}{{range until 1000}}{{range until 1000}}x{{end}}{{end}}{{end}}",
        "{{range until 100000}}{{repeat 10000 \"xxxxxxxxxx\"}}{{end}}",
        "{{$x := \"x\"}}{{range until 100}}{{$x = printf \"%s%s\" $x $x}}{{end}}",
        "{{$l := list}}{{range until 100000}}{{$l = append $l (repeat 100000 \"x\")}}{{end}}",
        "{{$l := list}}{{range until 100000}}{{$l = append $l 1}}{{end}}",
        "{{$l := list 1}}{{range until 100000}}{{$l = concat $l $l}}{{end}}",
        "{{$d := dict}}{{$_ := set $d \"d\" $d}}{{$d}}",
        "{{$d := dict}}{{$_ := set $d \"d\" $d}}{{mustToJson $d}}",
        "{{$d := dict}}{{$_ := set $d \"d\" $d}}{{deepCopy $d}}",
        "{{$d := dict}}{{$_ := set $d \"d\" $d}}{{$e := dict}}{{$_ := set $e \"d\" $e}}"
            + "{{deepEqual $d $e}}",
        "{{$d := dict}}{{$_ := set $d \"d\" $d}}{{merge $d $d}}",
        "{{$l := list}}{{range until 100000}}{{$l = list $l}}{{end}}{{$l}}",
        "{{printf (repeat 1000 \"%1000000[1]d\") 1}}",
        "{{printf \"%*d\" 1000000 1 | repeat 1000}}",
        "{{replace \"\" (repeat 10000 \"x\") (repeat 100000 \"y\")}}",
        "{{regexReplaceAll \"\" (repeat 100000 \"y\") (repeat 10000 \"x\")}}",
        "{{wrapWith 1 (repeat 10000 \"x\") (repeat 100000 \"y\")}}",
        "{{join (repeat 100000 \"x\") (until 10000)}}",
        "{{fromJson (repeat 100000 \"[\")}}",
        "{{randAlpha 1000000000}}",
        "{{randBytes 1000000000}}",
        "{{randBytes 4611686019501129728}}",
        "{{splitList \"\" (repeat 10000000 \"x\")}}",
      })
  void stopsWhatTakesTooMuch(String text) throws Exception {
    assertThat(failure(text).problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo(TemplateProblem.LIMIT);
              assertThat(problem.position()).isPresent();
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{regexMatch \"(a+)+$\" (printf \"%sb\" (repeat 100000 \"a\"))}}",
        "{{regexMatch \"(a|aa)+$\" (printf \"%sb\" (repeat 100000 \"a\"))}}",
        "{{regexMatch \"(x{1000}){1000}\" \"x\"}}",
      })
  void matchesExpressionsInTimeThatTheTextIsLong(String text) throws Exception {
    assertThat(render(text)).isEqualTo("false");
  }

  @Test
  void endsSequencesBeforeTheirNumbersOverflow() throws Exception {
    assertThat(render("{{untilStep 9223372036854775806 9223372036854775807 10}}"))
        .isEqualTo("[9223372036854775806]");
    assertThat(render("{{untilStep -1 -2 -9223372036854775808}}")).isEqualTo("[-1]");
  }

  @Test
  void refusesExpressionsThatRepeatRepetitionsTooOften() throws Exception {
    assertThat(failure("{{mustRegexMatch \"((x{100}){100}){100}\" \"x\"}}")).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{contains (printf \"%sb\" (repeat 3000000 \"a\")) (repeat 7000000 \"a\")}}",
        "{{len (trimAll (printf \"%sa\" (repeat 1000000 \"b\")) (repeat 7000000 \"a\"))}}",
        "{{len (wrapWith 7 \"\" (repeat 4000000 \"a\"))}}",
        "{{len (splitList (printf \"%sb\" (repeat 3000000 \"a\")) (repeat 7000000 \"a\"))}}",
        "{{date (repeat 1000000 \"2006\") 0}}",
        "{{semverCompare (repeat 1000000 \">1 - 2,\") \"1\"}}",
        "{{regexMatch (repeat 100000 \"(\") \"x\"}}",
        "{{regexMatch (repeat 5000000 \"[[:\") \"x\"}}",
        "{{regexMatch (repeat 10000 \"x{1000}\") \"x\"}}",
        "{{int (repeat 7000000 \"9\")}}",
        "{{float64 (repeat 7000000 \"9\")}}",
        "{{durationRound (repeat 7000000 \"9\")}}",
        "{{len (splitn \"x\" 2 (repeat 7000000 \"x\"))}}",
      })
  void takesNoMoreTimeThanTheTextIsLong(String text) throws Exception {
    // Either a result or a failure, but soon.
    try {
      assertThat(render(text)).isNotEmpty();
    } catch (TemplateException e) {
      assertThat(e.problems()).hasSize(1);
    }
  }

  @Test
  void refusesTemplatesOfMoreThanAMillionWords() throws Exception {
    assertThat(failure("{{1}}".repeat(400_000)).getMessage()).contains("words and signs");
  }

  @Test
  void refusesTenMegabytesOfOpenings() throws Exception {
    assertThat(failure("{{".repeat(5 << 20)).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.code()).isEqualTo(TemplateProblem.SYNTAX));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{{if true}}", "{{range .}}", "{{with .}}", "{{block \"b\" .}}"})
  void refusesDeepNestingOfActions(String open) throws Exception {
    assertThat(failure(open.repeat(100_000)).getMessage()).contains("nested");
  }

  @Test
  void refusesDeepNestingOfParentheses() throws Exception {
    assertThat(failure("{{" + "(".repeat(100_000)).getMessage()).contains("nested");
  }

  @Test
  void refusesLongChainsOfElse() throws Exception {
    assertThat(failure("{{if false}}" + "{{else if false}}".repeat(100_000)).getMessage())
        .contains("nested");
  }

  @Test
  void rendersWhatStaysWithinTheLimits() throws Exception {
    String nested = "(".repeat(150) + "1" + ")".repeat(150);
    assertThat(render("{{" + nested + "}}")).isEqualTo("1");
    assertThat(render("{{range until 1000}}{{range until 100}}x{{end}}{{end}}")).hasSize(100_000);
    assertThat(
            render(
                "{{define \"n\"}}{{if gt . 0}}{{template \"n\" (int (sub . 1))}}{{end}}x{{end}}"
                    + "{{template \"n\" 100}}"))
        .hasSize(101);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{range until 300}}{{$_ := fromJson \"[\"}}{{$_ = fromJson \"{\"}}{{end}}",
        "{{range until 300}}{{$_ := toJson (list (float64 \"Inf\"))}}{{end}}",
      })
  void countsNestingAnewAfterJsonThatFails(String failures) throws Exception {
    assertThat(render(failures + "{{list (list 1)}}")).isEqualTo("[[1]]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{$t := now}}{{range until 2000}}{{$t = $t.AddDate 1000000 0 0}}{{end}}",
        "{{$t := now}}{{range until 2000}}{{$t = $t.AddDate -1000000 0 0}}{{end}}",
        "{{$t := now}}{{range until 999}}{{$t = $t.AddDate 1000000 0 0}}{{end}}"
            + "{{range until 100000}}{{$t = dateModify \"2562047h\" $t}}{{end}}",
        "{{$t := now}}{{range until 999}}{{$t = $t.AddDate 1000000 0 0}}{{end}}"
            + "{{range until 100000}}{{$t = mustDateModify \"2562047h\" $t}}{{end}}",
        "{{date \"2006\" 9223372036854775807}}",
        "{{date \"2006\" 31556889864403199}}",
        "{{date \"2006\" -31557014167219200}}",
      })
  void refusesTimesBeyondTheRange(String text) throws Exception {
    assertThat(failure(text).problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo(TemplateProblem.EVALUATION);
              assertThat(problem.message()).contains("between the years -999999998 and 999999998");
            });
  }
}
