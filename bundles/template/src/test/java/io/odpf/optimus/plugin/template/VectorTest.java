// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.odpf.optimus.plugin.template.library.RefusedFunctions;
import io.odpf.optimus.plugin.template.library.StandardFunctions;
import io.odpf.optimus.plugin.template.problem.TemplateException;
import io.odpf.optimus.plugin.template.problem.TemplateProblem;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The results of the real Optimus v0.4.0. */
class VectorTest {
  private final TemplateEngine engine = new TemplateEngine();

  static Stream<JsonObject> macros() {
    return cases("macros.json").filter(entry -> !callsEnv(entry));
  }

  static Stream<JsonObject> macrosOfTheEnvironment() {
    return cases("macros.json").filter(VectorTest::callsEnv);
  }

  static Stream<JsonObject> files() {
    return cases("files.json");
  }

  private static Stream<JsonObject> cases(String file) {
    return StreamSupport.stream(Vectors.read(file).spliterator(), false)
        .map(JsonElement::getAsJsonObject);
  }

  private static boolean callsEnv(JsonObject entry) {
    return entry.get("input").getAsString().contains("env \"HOME\"");
  }

  private Rendering render(String text) throws TemplateException {
    return engine.parse("t", text).render("t", Vectors.data(), RenderSettings.standard());
  }

  @ParameterizedTest
  @MethodSource("macros")
  void rendersAsTheRealOne(JsonObject entry) throws Exception {
    String input = entry.get("input").getAsString();
    if (entry.has("error")) {
      assertThatThrownBy(() -> render(input)).isInstanceOf(TemplateException.class);
    } else {
      String expected = entry.has("output") ? entry.get("output").getAsString() : "";
      // The real one trims.
      assertThat(render(input).text().strip()).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @MethodSource("macrosOfTheEnvironment")
  void refusesToReadTheEnvironment(JsonObject entry) {
    assertThatThrownBy(() -> render(entry.get("input").getAsString()))
        .isInstanceOfSatisfying(
            TemplateException.class,
            e -> {
              assertThat(e.problems().get(0).code()).isEqualTo(TemplateProblem.REFUSED_FUNCTION);
              assertThat(e.problems().get(0).message()).contains("'env'");
            });
  }

  @ParameterizedTest
  @MethodSource("files")
  void rendersFilesAsTheRealOne(JsonObject entry) throws Exception {
    Map<String, String> files = Vectors.strings(entry.get("files"));
    TemplateSet set = engine.parseFiles(files);
    Map<String, String> output = new TreeMap<>(files);
    for (String name : set.names()) {
      output.put(name, set.render(name, Vectors.data(), RenderSettings.standard()).text());
    }
    assertThat(output).isEqualTo(Vectors.strings(entry.get("output")));
  }

  @Test
  void hasEveryFunctionOfTheRealOneOrRefusesIt() {
    Set<String> real = new TreeSet<>();
    Vectors.read("functions.json").forEach(name -> real.add(name.getAsString()));
    Set<String> ours = new TreeSet<>(StandardFunctions.functions().names());
    ours.addAll(RefusedFunctions.hints().keySet());
    ours.removeAll(
        Set.of("and", "or", "not", "len", "index", "call", "print", "println", "printf"));
    ours.removeAll(Set.of("eq", "ne", "lt", "le", "gt", "ge", "html", "js", "urlquery"));
    assertThat(ours).isEqualTo(real);
  }
}
