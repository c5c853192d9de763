// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.template.problem.TemplateException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets are followed through every expression, and never reach a message. */
class SecretTest {
  private static final String PASSWORD = "pa55-word";

  private final TemplateEngine engine = new TemplateEngine();
  private final Data data =
      Vectors.data(
          Map.of("DSTART", "2021-02-10T10:00:00Z"),
          Map.of("bucket", "gs://a"),
          Map.of("key", PASSWORD, "other", "zzz"),
          Map.of(
              "SECRET_KEY", Data.secret("key", PASSWORD),
              "TABLE", Data.text("tbl")));

  private Rendering render(String text) throws TemplateException {
    return engine.parse("t", text).render("t", data, RenderSettings.standard());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{.secret.key}}",
        "{{index .secret \"key\"}}",
        "{{.TASK__SECRET_KEY}}",
        "{{.task.SECRET_KEY | upper}}",
        "{{$x := .secret.key}}{{$x}}",
        "{{with .secret.key}}{{.}}{{end}}",
        "{{range $name, $value := .secret}}{{$value}}{{end}}",
        "{{range splitList \"-\" .secret.key}}{{.}}{{end}}",
        "{{index (splitList \"-\" .secret.key) 0}}",
        "{{(dict \"a\" .secret.key).a}}",
        "{{$d := dict}}{{$_ := set $d \"a\" .secret.key}}{{$d.a}}",
        "{{$d := dict .secret.key 1}}{{$d}}",
        "{{list 1 .secret.key}}",
        "{{first (list .secret.key)}}",
        "{{printf \"%d %s\" 1 .secret.key}}",
        "{{toJson .secret}}",
        "{{(fromJson (toJson .secret)).key}}",
        "{{.secret}}",
        "{{.}}",
        "{{len .secret.key}}",
        "{{eq .secret.key \"a\"}}",
        "{{if eq .secret.key \"a\"}}yes{{else}}no{{end}}",
        "{{if .secret.key}}yes{{end}}",
        "{{and true .secret.key}}",
        "{{or .secret.key \"x\"}}",
        "{{default \"x\" .secret.key}}",
        "{{ternary \"a\" \"b\" (eq .secret.key \"a\")}}",
        "{{.secret.key | default \"x\" | quote}}",
        "{{b64enc .secret.key}}",
        "{{sha256sum .secret.key}}",
        "{{regexReplaceAll \"a\" \"banana\" .secret.key}}",
        "{{date .secret.key 0}}",
        "{{repeat (len .secret.key) \"x\"}}",
        "{{range until (len .secret.key)}}x{{end}}",
        "{{define \"p\"}}{{.}}{{end}}{{template \"p\" .secret.key}}",
        "{{$x := \"a\"}}{{if .secret.key}}{{$x = \"b\"}}{{end}}{{$x}}",
        "{{(merge (dict) .).secret.key}}",
        "{{dig \"a\" \"x\" (dict \"a\" .secret.key)}}",
        "{{sortAlpha (list \"b\" .secret.key) | first}}",
        "{{has .secret.key (list \"a\")}}",
        "{{uniq (list \"a\" .secret.key) | len}}",
      })
  void tellsThatASecretWentIn(String text) throws Exception {
    Rendering rendering = render(text);
    assertThat(rendering.isSecret()).isTrue();
    assertThat(rendering.secrets()).contains("key");
    assertThat(rendering.masked()).contains("****").doesNotContain(PASSWORD);
    assertThat(rendering).hasToString("****");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{.DSTART}}",
        "{{.task.TABLE}}",
        "note: .secret. is special",
        "{{.secret.gone}}",
        "{{hasKey . \"secret\"}}",
        "{{len .secret}}",
        "{{keys . | sortAlpha | first}}",
        "{{define \"p\"}}{{.at}}{{end}}{{template \"p\" (dict \"at\" .DSTART \"ctx\" .)}}",
        "{{$all := .}}{{$all.DSTART}}",
        "{{(list . .DSTART) | last}}",
        "{{(pick . \"DSTART\").DSTART}}",
        "{{if true}}{{.DSTART}}{{else}}{{.secret.key}}{{end}}",
      })
  void tellsThatNoSecretWentIn(String text) throws Exception {
    Rendering rendering = render(text);
    assertThat(rendering.secrets()).isEmpty();
    assertThat(rendering.masked()).isEqualTo(rendering.text());
  }

  @Test
  void namesTheSecretsThatWentInAndNoOthers() throws Exception {
    assertThat(render("{{.secret.other}}").secrets()).isEqualTo(Set.of("other"));
    assertThat(render("{{.secret.other}}{{.TASK__SECRET_KEY}}").secrets())
        .isEqualTo(Set.of("key", "other"));
  }

  @Test
  void readsASecretThatTheTextDoesNotShow() throws Exception {
    Rendering rendering = render("{{$x := .secret.key}}public");
    assertThat(rendering.isSecret()).isTrue();
    assertThat(rendering.masked()).isEqualTo("public");
  }

  @Test
  void masksOnlyThePartsThatAreSecret() throws Exception {
    Rendering rendering = render("a {{.DSTART | Date}} b {{.secret.key}} c");
    assertThat(rendering.text()).isEqualTo("a 2021-02-10 b pa55-word c");
    assertThat(rendering.masked()).isEqualTo("a 2021-02-10 b **** c");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{fail .secret.key}}",
        "{{Date .secret.key}}",
        "{{mustToDate \"2006\" .secret.key}}",
        "{{mustRegexMatch (printf \"(%s\" .secret.key) \"x\"}}",
        "{{semver .secret.key}}",
        "{{index (dict) .secret.key 1}}",
        "{{urlParse (printf \":%s\" .secret.key)}}",
        "{{mustFromJson .secret.key}}",
        "{{list .secret.key | join \",\" | fail}}",
        "{{mustDateModify .secret.key now}}",
        "{{range .secret.key}}{{end}}",
        "{{.secret.key.x}}",
        "{{template .secret.key}}",
        "{{substr 5 100000 .secret.key | int | div 1 }}",
      })
  void leavesSecretsOutOfMessages(String text) {
    TemplateException failure = catchThrowableOfType(TemplateException.class, () -> render(text));
    assertThat(failure.getMessage()).doesNotContain(PASSWORD);
    for (Problem problem : failure.problems()) {
      assertThat(problem.toString()).doesNotContain(PASSWORD);
    }
  }

  @Test
  void leavesSecretsOutOfTheTextOfData() {
    assertThat(Data.secret("key", PASSWORD).toString()).isEqualTo("****");
    assertThat(data.toString()).doesNotContain(PASSWORD);
  }
}
