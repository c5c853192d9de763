// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.odpf.optimus.plugin.template.problem.TemplateException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The texts of whole instances, as the real Optimus v0.4.0 compiled them. */
class InstanceTest {
  private static final Set<String> INSTANCE =
      Set.of("DSTART", "DEND", "EXECUTION_TIME", "JOB_DESTINATION");

  private final TemplateEngine engine = new TemplateEngine();
  private final RenderSettings settings = RenderSettings.standard();

  static Stream<JsonObject> instances() {
    return StreamSupport.stream(Vectors.read("compile.json").spliterator(), false)
        .map(JsonElement::getAsJsonObject);
  }

  @ParameterizedTest
  @MethodSource("instances")
  void rendersConfigurationsAndFilesAsTheRealOne(JsonObject instance) throws Exception {
    if (instance.has("error")) {
      assertThatThrownBy(() -> rendered(instance)).isInstanceOf(TemplateException.class);
      return;
    }
    Map<String, String> expected = new TreeMap<>(Vectors.strings(instance.get("envs")));
    expected.putAll(Vectors.strings(instance.get("secret_envs")));
    expected.keySet().removeAll(INSTANCE);
    Map<String, String> actual = new TreeMap<>();
    rendered(instance).forEach((name, rendering) -> actual.put(name, rendering.text().strip()));
    actual.keySet().removeAll(INSTANCE);
    assertThat(actual).isEqualTo(expected);
    assertThat(files(instance)).isEqualTo(Vectors.strings(instance.get("files")));
  }

  @ParameterizedTest
  @MethodSource("instances")
  void tellsOfEveryTextThatContainsASecret(JsonObject instance) throws Exception {
    if (instance.has("error")) {
      return;
    }
    Map<String, String> secrets = Vectors.strings(instance.get("secrets"));
    rendered(instance)
        .forEach(
            (name, rendering) ->
                assertThat(rendering.isSecret())
                    .as(name)
                    .isEqualTo(secrets.values().stream().anyMatch(rendering.text()::contains)));
  }

  /** Returns the configurations of the unit that the instance is of. */
  private Map<String, Rendering> rendered(JsonObject instance) throws TemplateException {
    Map<String, Rendering> task = rendered(instance.get("task_config"), data(instance, Map.of()));
    if (instance.get("instance_type").getAsString().equals("task")) {
      files(instance);
      return task;
    }
    Map<String, Data.Text> compiled = new HashMap<>();
    task.forEach(
        (name, rendering) ->
            compiled.put(name, new Data.Text(rendering.text().strip(), rendering.secrets())));
    JsonElement hook =
        instance.getAsJsonObject("hooks").get(instance.get("instance_name").getAsString());
    return rendered(hook, data(instance, compiled));
  }

  private Map<String, Rendering> rendered(JsonElement configuration, Data data)
      throws TemplateException {
    Map<String, Rendering> rendered = new TreeMap<>();
    if (configuration instanceof JsonArray entries) {
      for (JsonElement entry : entries) {
        String name = entry.getAsJsonArray().get(0).getAsString();
        String text = entry.getAsJsonArray().get(1).getAsString();
        rendered.put(name, engine.parse(name, text).render(name, data, settings));
      }
    }
    return rendered;
  }

  private Map<String, String> files(JsonObject instance) throws TemplateException {
    Map<String, String> files = new TreeMap<>(Vectors.strings(instance.get("assets")));
    TemplateSet set = engine.parseFiles(files);
    for (String name : set.names()) {
      files.put(name, set.render(name, data(instance, Map.of()), settings).text());
    }
    return files;
  }

  private static Data data(JsonObject instance, Map<String, Data.Text> task) {
    Map<String, String> macros = Vectors.strings(instance.get("envs"));
    macros.keySet().retainAll(INSTANCE);
    Map<String, String> project = Vectors.strings(instance.get("project_config"));
    project.putAll(Vectors.strings(instance.get("namespace_config")));
    return Vectors.data(macros, project, Vectors.strings(instance.get("secrets")), task);
  }
}
