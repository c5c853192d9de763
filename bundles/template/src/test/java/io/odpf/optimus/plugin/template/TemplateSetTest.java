// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.odpf.optimus.plugin.template.problem.TemplateException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sets of files, and what renderings share. */
class TemplateSetTest {
  private static final String JINJA = "{% for x in items %}{{ x|e }}{{ loop.index }}{% endfor %}";

  private final TemplateEngine engine = new TemplateEngine();
  private final RenderSettings settings = RenderSettings.standard();

  private String render(Map<String, String> files, String name) throws TemplateException {
    return engine.parseFiles(files).render(name, Vectors.data(), settings).text();
  }

  @Test
  void leavesAFileOfAnotherLanguageAlone() throws Exception {
    TemplateSet set = engine.parseFiles(Map.of("a.j2", JINJA, "q.sql", "{{.DSTART}}"));
    assertThat(set.names()).containsExactly("q.sql");
    assertThat(set.render("q.sql", Vectors.data(), settings).text())
        .isEqualTo("2021-02-10T10:00:00Z");
  }

  @Test
  void reportsAFileOfAnotherLanguageThatIsIncluded() {
    assertThatThrownBy(
            () -> engine.parseFiles(Map.of("a.j2", JINJA, "q.sql", "{{template \"a.j2\"}}")))
        .isInstanceOf(TemplateException.class)
        .hasMessageStartingWith("a.j2:1:");
  }

  @Test
  void findsWhatPartialFilesDefineThroughOthers() throws Exception {
    assertThat(
            render(
                Map.of(
                    "a.tmpl", "{{define \"x\"}}[{{template \"y\" .}}]{{end}}",
                    "b.tpl", "{{define \"y\"}}{{.DSTART | Date}}{{end}}",
                    "other.j2", JINJA,
                    "q.sql", "{{template \"x\" .}}"),
                "q.sql"))
        .isEqualTo("[2021-02-10]");
  }

  @Test
  void takesTheLaterFileIfTwoDefineATemplate() throws Exception {
    Map<String, String> files =
        Map.of(
            "1.sql", "{{block \"x\" .}}default{{end}}",
            "2.sql", "{{define \"x\"}}two{{end}}",
            "3.sql", "{{define \"x\"}} {{end}}");
    assertThat(render(files, "1.sql")).isEqualTo("two");
  }

  @Test
  void endsChangesOfTheDataWithTheRendering() throws Exception {
    TemplateSet set = engine.parse("t", "{{.x}}{{$_ := set . \"x\" 1}}{{.x}}");
    Data data = new Data.Fields(Map.of());
    assertThat(set.render("t", data, settings).text()).isEqualTo("<no value>1");
    assertThat(set.render("t", data, settings).text()).isEqualTo("<no value>1");
  }

  @Test
  void rendersDataOfAllKinds() throws Exception {
    Data data =
        new Data.Fields(
            Map.of(
                "list", new Data.Items(List.of(new Data.Whole(1), new Data.Real(2.5))),
                "flag", new Data.Flag(true),
                "nil", new Data.Nothing(),
                "größe", Data.text("größer"),
                "texts", new Data.Texts(Map.of("a", Data.text("b")))));
    assertThat(engine.parse("t", "{{.}}").render("t", data, settings).text())
        .isEqualTo("map[flag:true größe:größer list:[1 2.5] nil:<nil> texts:map[a:b]]");
    assertThat(engine.parse("t", "{{.größe}} {{len .größe}}").render("t", data, settings).text())
        .isEqualTo("größer 8");
  }

  @Test
  void takesTimeAndRandomValuesFromTheSettings() throws Exception {
    Clock clock = Clock.fixed(Instant.parse("2021-05-26T02:00:00Z"), ZoneOffset.UTC);
    RenderSettings fixed = new RenderSettings(RenderLimits.DEFAULT, clock, new Random(1));
    TemplateSet set =
        engine.parse("t", "{{now | date \"2006-01-02 15\"}} {{ago (int64 0)}} {{uuidv4 | len}}");
    assertThat(set.render("t", new Data.Nothing(), fixed).text())
        .isEqualTo("2021-05-26 02 450554h0m0s 36");
  }

  @Test
  void rendersInSeveralThreadsAtOnce() throws Exception {
    TemplateSet set =
        engine.parse("t", "{{range until 100}}{{$.n}}{{$_ := set $ \"n\" .}}{{end}}{{.n}}");
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<String>> calls =
          IntStream.range(0, 64)
              .<Callable<String>>mapToObj(
                  i ->
                      () ->
                          set.render("t", new Data.Fields(Map.of("n", new Data.Whole(i))), settings)
                              .text())
              .toList();
      List<Future<String>> results = threads.invokeAll(calls);
      for (int i = 0; i < 64; i++) {
        assertThat(results.get(i).get()).startsWith(i + "0123").endsWith("9899");
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void refusesToRenderWhatIsNotThere() throws Exception {
    TemplateSet set = engine.parse("t", "x");
    assertThatThrownBy(() -> set.render("u", new Data.Nothing(), settings))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
