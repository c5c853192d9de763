// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.api.plugin.CallOptions;
import io.odpf.optimus.plugin.api.plugin.PluginMod;
import io.odpf.optimus.plugin.jobs.SamplePlugin;
import io.odpf.optimus.plugin.jobs.Vectors;
import io.odpf.optimus.plugin.jobs.instance.InstanceContext;
import io.odpf.optimus.plugin.jobs.model.Behavior;
import io.odpf.optimus.plugin.jobs.model.Hook;
import io.odpf.optimus.plugin.jobs.model.Identity;
import io.odpf.optimus.plugin.jobs.model.JobSpec;
import io.odpf.optimus.plugin.jobs.model.Metadata;
import io.odpf.optimus.plugin.jobs.model.RunSchedule;
import io.odpf.optimus.plugin.jobs.model.Task;
import io.odpf.optimus.plugin.jobs.model.WindowParts;
import io.odpf.optimus.plugin.jobs.problem.JobException;
import io.odpf.optimus.plugin.jobs.window.Windows;
import io.odpf.optimus.plugin.template.RenderSettings;
import io.odpf.optimus.plugin.template.TemplateEngine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whole instances, against Optimus v0.4.0's compiler. */
class CompileVectorsTest {

  /** The settings that Optimus puts among the variables although a secret is in them. */
  private static final Set<String> LEAKS = Set.of("SECRET_IDX", "D");

  private final InstanceCompiler compiler =
      new InstanceCompiler(new TemplateEngine(), RenderSettings.standard());

  private static Stream<JsonObject> objects(String file) {
    return StreamSupport.stream(Vectors.json(file).spliterator(), false)
        .map(JsonElement::getAsJsonObject);
  }

  @TestFactory
  Stream<DynamicTest> compilesEachInstanceOfTheVectors() {
    return objects("compile.json")
        .map(
            example ->
                DynamicTest.dynamicTest(
                    example.get("name").getAsString(), () -> checkInstance(example)));
  }

  private void checkInstance(JsonObject example) throws Exception {
    if (example.has("error")) {
      JobException refused = catchThrowableOfType(JobException.class, () -> compile(example));
      boolean unclosed = example.get("error").getAsString().endsWith("unclosed action");
      assertThat(refused.problems())
          .singleElement()
          .satisfies(
              problem -> {
                assertThat(problem.code().word())
                    .isEqualTo(unclosed ? "template-syntax" : "template-unknown-function");
                assertThat(problem.message())
                    .startsWith(
                        unclosed ? "job job_a: task.config.A:1:" : "job job_a: asset q.sql:1:4: ");
                assertThat(problem.hint()).isNotEmpty();
              });
      return;
    }
    InstanceContext context = compile(example).context();
    Map<String, String> envs = map(example, "envs");
    Map<String, String> secrets = map(example, "secret_envs");
    for (String leak : LEAKS) {
      if (envs.containsKey(leak)) {
        secrets.put(leak, envs.remove(leak));
      }
    }
    assertThat(context.envs()).isEqualTo(envs);
    assertThat(revealed(context.secrets())).isEqualTo(secrets);
    Map<String, String> files = new TreeMap<>();
    context.files().forEach((name, file) -> files.put(name, file.text()));
    assertThat(files).isEqualTo(map(example, "files"));
    Set<String> secretFiles = new TreeSet<>();
    context.files().forEach((name, file) -> addIfSecret(secretFiles, name, file.secret()));
    assertThat(secretFiles)
        .isEqualTo(files.containsKey("query.sql") ? Set.of("query.sql") : Set.of());
  }

  private static void addIfSecret(Set<String> names, String name, boolean secret) {
    if (secret) {
      names.add(name);
    }
  }

  private static Map<String, String> revealed(Map<String, Secret> secrets) {
    Map<String, String> texts = new TreeMap<>();
    secrets.forEach((name, secret) -> texts.put(name, secret.reveal()));
    return texts;
  }

  private CompiledInstance compile(JsonObject example) throws Exception {
    JsonArray window = example.getAsJsonArray("window_version_truncate_offset_size");
    int version = Integer.parseInt(window.get(0).getAsString());
    WindowParts parts =
        new WindowParts(
            window.get(3).getAsString(),
            window.get(2).getAsString(),
            window.get(1).getAsString(),
            "",
            "",
            "");
    List<Hook> hooks = new ArrayList<>();
    if (example.has("hooks")) {
      example
          .getAsJsonObject("hooks")
          .entrySet()
          .forEach(hook -> hooks.add(new Hook(hook.getKey(), "", config(hook.getValue()))));
    }
    String task = example.get("instance_name").getAsString();
    JobSpec job =
        new JobSpec(
            version,
            new Identity("job_a", "owner", "", Map.of()),
            new RunSchedule("2021-01-01", "", ""),
            new Behavior(false, false, Behavior.Retry.NONE, List.of()),
            new Task(task, "", config(example.get("task_config")), parts),
            hooks,
            List.of(),
            Metadata.NONE,
            Map.of());
    Map<String, Secret> secrets = new TreeMap<>();
    map(example, "secrets").forEach((name, value) -> secrets.put(name, Secret.of(value)));
    Instant scheduledAt = Instant.parse(example.get("scheduled_at").getAsString());
    boolean hook = example.get("instance_type").getAsString().equals("hook");
    Set<PluginMod> mods = task.equals("bare") ? Set.of() : Set.of(PluginMod.CLI);
    return compiler.compile(
        compiler.parse(job, map(example, "assets")),
        hook ? Unit.hook(task) : Unit.task(task),
        JobScope.of(map(example, "project_config"), map(example, "namespace_config"), secrets),
        new RunValues(
            scheduledAt,
            new Windows(Map.of()).window(parts.definition(version)).at(scheduledAt),
            Instant.parse(example.get("executed_at").getAsString()),
            example.get("job_destination").getAsString()),
        new SamplePlugin(task, mods, List.of(), Optional.empty()),
        CallOptions.DEFAULT);
  }

  private static Map<String, String> config(JsonElement pairs) {
    Map<String, String> config = new LinkedHashMap<>();
    if (!pairs.isJsonNull()) {
      for (JsonElement pair : pairs.getAsJsonArray()) {
        config.put(
            pair.getAsJsonArray().get(0).getAsString(), pair.getAsJsonArray().get(1).getAsString());
      }
    }
    return config;
  }

  private static Map<String, String> map(JsonObject object, String key) {
    Map<String, String> map = new TreeMap<>();
    if (object.has(key) && !object.get(key).isJsonNull()) {
      object
          .getAsJsonObject(key)
          .entrySet()
          .forEach(entry -> map.put(entry.getKey(), entry.getValue().getAsString()));
    }
    return map;
  }

  @TestFactory
  Stream<DynamicTest> rendersEachSetOfFilesOfTheVectors() {
    return objects("files.json")
        .map(
            example ->
                DynamicTest.dynamicTest(
                    map(example, "files").keySet().toString(), () -> checkFiles(example)));
  }

  private void checkFiles(JsonObject example) throws Exception {
    JsonObject instance = new JsonObject();
    instance.add("assets", example.get("files"));
    instance.add("task_config", new JsonArray());
    JsonObject secrets = new JsonObject();
    secrets.addProperty("api_key_path", "s3cr'et");
    instance.add("secrets", secrets);
    JsonArray window = new JsonArray();
    List.of("1", "h", "0", "24h").forEach(window::add);
    instance.add("window_version_truncate_offset_size", window);
    instance.addProperty("scheduled_at", "2021-02-11T10:00:00Z");
    instance.addProperty("executed_at", "2021-02-11T10:00:07Z");
    instance.addProperty("job_destination", "bigquery://p:d.t");
    instance.addProperty("instance_type", "task");
    instance.addProperty("instance_name", "neo");

    Map<String, String> files = new TreeMap<>();
    compile(instance).context().files().forEach((name, file) -> files.put(name, file.text()));

    assertThat(files).isEqualTo(map(example, "output"));
  }
}
