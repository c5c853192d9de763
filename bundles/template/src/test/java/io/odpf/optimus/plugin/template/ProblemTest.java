// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.template.library.RefusedFunctions;
import io.odpf.optimus.plugin.template.problem.TemplateException;
import io.odpf.optimus.plugin.template.problem.TemplateProblem;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Where a template fails, why, and what to do. */
class ProblemTest {
  private final TemplateEngine engine = new TemplateEngine();

  private Problem problem(String text) {
    return catchThrowableOfType(
            TemplateException.class,
            () ->
                engine
                    .parse("q.sql", text)
                    .render("q.sql", Vectors.data(), RenderSettings.standard()))
        .problems()
        .get(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '\0',
      value = {
        "{{ .DSTART ~ 1:11 ~ template-syntax ~ the action is not closed with }}",
        "{{ nofunc }} ~ 1:4 ~ template-unknown-function ~ there is no function 'nofunc'",
        "{{ env \"X\" }} ~ 1:4 ~ template-refused-function ~ the function 'env' is not available",
        "a {{ end }} ~ 1:3 ~ template-syntax ~ unexpected {{end}}",
        "{{if .DSTART}}x ~ 1:3 ~ template-syntax ~ {{if}} has no {{end}}",
        "{{if}}x{{end}} ~ 1:5 ~ template-syntax ~ a value is missing for if",
        "{{$b}} ~ 1:3 ~ template-syntax ~ the variable $b is not declared",
        "{{/* open ~ 1:3 ~ template-syntax ~ the comment is not closed with */",
        "{{\"open ~ 1:3 ~ template-syntax ~ the string is not closed",
        "{{ 3x }} ~ 1:4 ~ template-syntax ~ '3x' is not a number",
        "{{ break }} ~ 1:4 ~ template-syntax ~ {{break}} outside of {{range}}",
        "{{ 1i }} ~ 1:4 ~ template-syntax ~ complex numbers are not supported: 1i",
        "{{template \"x\"}} ~ 1:3 ~ template-unknown-template"
            + " ~ template \"x\": there is no template 'x'",
        "{{len 5}} ~ 1:3 ~ template-evaluation ~ len 5: error calling len: len of type int",
        "ä{{ Date \"2021\" }} ~ 1:5 ~ template-evaluation ~ Date \"2021\": error calling Date:"
            + " parsing time \"2021\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \"\" as \"-\"",
        "{{ .DSTART.foo }} ~ 1:4 ~ template-evaluation"
            + " ~ .DSTART.foo: a value of type string has no field foo",
        "{{ Date .missing }} ~ 1:9 ~ template-evaluation ~ .missing: no value; expected string",
        "{{ keys .proj }} ~ 1:9 ~ template-evaluation"
            + " ~ .proj: wrong type for value; expected map[string]interface {}; got"
            + " map[string]string",
        "{{ upper }} ~ 1:4 ~ template-evaluation"
            + " ~ upper: wrong number of arguments for upper: want 1, got 0",
        "{{ 1 2 }} ~ 1:4 ~ template-evaluation ~ 1 2: only a function takes arguments",
        "{{ $x = 1 }} ~ 1:4 ~ template-evaluation ~ $x = 1: the variable $x is not declared",
        "{{ $x = $x }} ~ 1:9 ~ template-evaluation ~ $x: the variable $x is not declared",
        "{{ $x = $x.y }} ~ 1:9 ~ template-evaluation ~ $x.y: the variable $x is not declared",
        "{{ div 1 0 }} ~ 1:4 ~ template-evaluation"
            + " ~ div 1 0: error calling div: integer divide by zero",
      })
  void tellsWhereAndWhy(String text, String place, String word, String message) {
    Problem problem = problem(text);
    assertThat(problem.position()).map(Position::toString).contains("q.sql:" + place);
    assertThat(problem.code().word()).isEqualTo(word);
    assertThat(problem.message()).isEqualTo(message);
  }

  @Test
  void countsLinesAndCharacters() {
    assertThat(problem("a\nb\n  日本 {{ fail \"x\" }}").position())
        .contains(new Position("q.sql", 3, 9));
  }

  @Test
  void namesTheTemplateInWhichAFileFails() {
    assertThat(problem("{{define \"T\"}}{{len 1}}{{end}}\n{{template \"T\"}}").message())
        .isEqualTo("in template 'T': len 1: error calling len: len of type int");
  }

  @ParameterizedTest
  @CsvSource({
    "{{ uper .DSTART }}, did you mean 'upper'?",
    "{{ $start := 1 }}{{ $strat }}, did you mean '$start'?",
    "{{define \"head\"}}{{end}}{{template \"haed\"}}, did you mean 'head'?",
  })
  void suggestsTheNearestName(String text, String hint) {
    assertThat(problem(text).hint()).isEqualTo(hint);
  }

  static Stream<String> refused() {
    return RefusedFunctions.hints().keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refusesFunctionsByTheirNameAndTellsWhatToDo(String name) {
    Problem problem = problem("{{ if false }}{{ " + name + " }}{{ end }}");
    assertThat(problem.code()).isEqualTo(TemplateProblem.REFUSED_FUNCTION);
    assertThat(problem.message()).contains(name);
    assertThat(problem.hint()).isNotEmpty();
  }

  @Test
  void reportsTheProblemsOfAllFiles() {
    TemplateException failure =
        catchThrowableOfType(
            TemplateException.class,
            () ->
                engine.parseFiles(
                    Map.of("a.sql", "{{ x }}", "b.sql", "fine", "c.sql", "\n{{ end }}")));
    assertThat(failure.problems())
        .extracting(problem -> problem.position().orElseThrow().toString())
        .containsExactly("a.sql:1:4", "c.sql:2:1");
  }

  @Test
  void tellsWhichKeysAreAbsentAndWhichAreMeant() throws Exception {
    TemplateSet set =
        engine.parse(
            "q.sql", "{{.dstart}}\n{{if .proj.buket}}{{end}}{{default 1 .zzz}}{{.DSTART}}");
    assertThat(set.render("q.sql", Vectors.data(), RenderSettings.standard()).absent())
        .extracting(
            AbsentKey::name,
            key -> key.position().toString(),
            key -> key.nearest().orElse(""),
            AbsentKey::isPrinted)
        .containsExactly(
            tuple("dstart", "q.sql:1:3", "DSTART", true),
            tuple("buket", "q.sql:2:6", "bucket", false),
            tuple("zzz", "q.sql:2:38", "", false));
  }

  @Test
  void tellsWhichFunctionsGiveAnotherResultEachTime() throws Exception {
    assertThat(
            engine
                .parse("t", "{{if false}}{{uuidv4}}{{end}}{{now | date \"2006\"}}")
                .unstableFunctions())
        .isEqualTo(Set.of("now", "uuidv4"));
    assertThat(engine.parse("t", "{{upper \"now\"}}").unstableFunctions()).isEmpty();
  }
}
