// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.folder;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.odpf.optimus.plugin.jobs.Vectors;
import io.odpf.optimus.plugin.jobs.model.Behavior;
import io.odpf.optimus.plugin.jobs.model.Dependency;
import io.odpf.optimus.plugin.jobs.model.Identity;
import io.odpf.optimus.plugin.jobs.model.JobSpec;
import io.odpf.optimus.plugin.jobs.model.Metadata;
import io.odpf.optimus.plugin.jobs.model.RunSchedule;
import io.odpf.optimus.plugin.jobs.model.Task;
import io.odpf.optimus.plugin.jobs.model.WindowParts;
import io.odpf.optimus.plugin.jobs.time.GoDuration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Jobs written and read by Optimus v0.4.0. Differences are deliberate, and in docs/jobs.md. */
class JobVectorsTest extends FolderTest {
  private static final JsonArray VECTORS = Vectors.json("jobyaml.json");

  /** What we find where Optimus finds something else, or the same in other words. */
  private static final Map<String, String> ERRORS =
      Map.ofEntries(
          Map.entry("missing window truncate", "a/job.yaml:13:5 job-window"),
          Map.entry("no window", "a/job.yaml:9:3 job-window"),
          Map.entry("bad cron", "a/job.yaml:6:13 job-schedule"),
          Map.entry("bad date", "a/job.yaml:5:15 job-date"),
          Map.entry("impossible date", "a/job.yaml:5:15 job-date"),
          Map.entry("short name", "a/job.yaml:2:7 job-length"),
          Map.entry("short owner", "a/job.yaml:3:8 job-length"),
          Map.entry("no version", "a/job.yaml:1:1 job-version"),
          Map.entry("version 3", "a/job.yaml:14:13 job-window"),
          Map.entry("version 2 bad size", "a/job.yaml:13:11 job-window"),
          Map.entry("unknown task", "a/job.yaml:9:9 job-unknown-task"),
          Map.entry("unknown hook", "a/job.yaml:17:9 job-unknown-hook"),
          Map.entry("unquoted macro", "a/job.yaml:11:8 syntax"),
          Map.entry("unknown key", "a/job.yaml:16:1 unknown-key"),
          Map.entry("duplicate key", "a/job.yaml:16:1 duplicate-key"),
          Map.entry("same name twice", "b/job.yaml:2:7 job-duplicate-name"),
          Map.entry("http dependency no name", "a/job.yaml:17:9 job-dependency"),
          Map.entry("http dependency bad url", "a/job.yaml:17:24 job-dependency"),
          Map.entry("notify on unknown", "a/job.yaml:9:9 invalid-value"),
          Map.entry("bad yaml", "a/job.yaml:2:1 syntax"),
          Map.entry("tabs", "a/job.yaml:2:1 tab"),
          Map.entry("empty", ":1:1 job-none"),
          Map.entry("empty job.yaml", "a/job.yaml:1:1 empty"),
          Map.entry("bad retry delay", "a/job.yaml:7:37 job-duration"));

  @TestFactory
  Stream<DynamicTest> readsEachFolderOfTheVectors() {
    return Stream.iterate(0, i -> i < VECTORS.size(), i -> i + 1)
        .map(i -> VECTORS.get(i).getAsJsonObject())
        .filter(example -> example.has("case"))
        .map(
            example ->
                DynamicTest.dynamicTest(example.get("case").getAsString(), () -> check(example)));
  }

  private void check(JsonObject example) throws Exception {
    String name = example.get("case").getAsString();
    // Dynamic tests share a directory.
    Path folder = Files.createTempDirectory(root, "case");
    example
        .getAsJsonObject("files")
        .entrySet()
        .forEach(
            file ->
                write(folder.getFileName() + "/" + file.getKey(), file.getValue().getAsString()));
    LoadedJobs loaded = new JobFolder(folder).load(Optional.of(PLUGINS));
    List<String> errors =
        shown(loaded.errors()).stream()
            .map(error -> error.substring(folder.getFileName().toString().length()))
            .map(error -> error.startsWith("/") ? error.substring(1) : error)
            .toList();

    if (ERRORS.containsKey(name)) {
      assertThat(errors)
          .singleElement()
          .asString()
          .startsWith(ERRORS.get(name) + " ")
          .doesNotEndWith("| ");
    } else {
      assertThat(errors).isEmpty();
      assertThat(loaded.jobs()).hasSize(1);
    }
    if (name.startsWith("integer ")) {
      assertThat(shown(loaded.warnings()))
          .singleElement()
          .asString()
          .contains(" job-not-text ", "config.A is a number to YAML", "quotes: \"10\"");
    } else if (name.equals("truncate m")) {
      assertThat(loaded.warnings()).hasSize(1);
    } else {
      assertThat(loaded.warnings()).isEmpty();
    }
    if (example.has("jobs") && errors.isEmpty()) {
      JsonObject expected = example.getAsJsonArray("jobs").get(0).getAsJsonObject();
      assertThat(description(loaded.jobs().get(0), folder))
          .isEqualTo(
              description(expected)
                  // The child's own value counts here.
                  .replace("memory 1Gi", "memory 5Gi"));
    }
  }

  private static String description(JobFile job, Path folder) {
    JobSpec spec = job.spec();
    StringJoiner hooks = new StringJoiner(" ", "[", "]");
    spec.hooks().forEach(hook -> hooks.add("{" + hook.name() + " " + items(hook.config()) + "}"));
    StringJoiner dependencies = new StringJoiner(", ");
    for (Dependency dependency : spec.dependencies()) {
      dependencies.add(
          dependency instanceof Dependency.OnJob other
              ? other.job() + " " + other.type().name().toLowerCase(Locale.ROOT)
              : ((Dependency.OnHttp) dependency).name()
                  + " "
                  + ((Dependency.OnHttp) dependency).url());
    }
    Behavior behavior = spec.behavior();
    WindowParts window = spec.task().window();
    return String.join(
        "\n",
        spec.version() + " " + spec.name() + " " + spec.identity().owner(),
        new TreeMap<>(spec.identity().labels()).toString(),
        spec.schedule().startDate()
            + " "
            + spec.schedule().endDate()
            + " "
            + spec.schedule().interval(),
        behavior.dependsOnPast() + " " + behavior.catchUp(),
        behavior.retry().count() + " " + GoDuration.format(behavior.retry().delay()),
        items(spec.task().config()),
        hooks.toString(),
        dependencies.toString(),
        window.size() + " " + window.offset() + " " + window.truncateTo(),
        "memory " + spec.metadata().request().memory(),
        AssetFiles.read(job, folder).texts().toString());
  }

  private static String items(Map<String, String> config) {
    StringJoiner items = new StringJoiner(" ", "[", "]");
    config.forEach((key, value) -> items.add("{" + key + " " + value + "}"));
    return items.toString();
  }

  private static String description(JsonObject job) {
    JsonObject behavior = job.getAsJsonObject("behavior");
    JsonObject retry = behavior.getAsJsonObject("retry");
    JsonObject schedule = job.getAsJsonObject("schedule");
    JsonObject window = job.getAsJsonObject("window");
    StringJoiner dependencies = new StringJoiner(", ");
    for (JsonElement element : job.getAsJsonArray("deps")) {
      JsonObject dependency = element.getAsJsonObject();
      JsonObject http = dependency.getAsJsonObject("HTTPDep");
      dependencies.add(
          text(http, "Name").isEmpty()
              ? text(dependency, "JobName") + " " + text(dependency, "Type")
              : text(http, "Name") + " " + text(http, "URL"));
    }
    return String.join(
        "\n",
        text(job, "version") + " " + text(job, "name") + " " + text(job, "owner"),
        map(job, "labels").toString(),
        text(schedule, "start_date")
            + " "
            + text(schedule, "end_date")
            + " "
            + text(schedule, "Interval"),
        text(behavior, "depends_on_past") + " " + text(behavior, "catch_up"),
        (retry.has("count") ? text(retry, "count") : "0")
            + " "
            + (retry.has("delay") ? text(retry, "delay") : "0s"),
        text(job, "config"),
        text(job, "hooks"),
        dependencies.toString(),
        text(window, "Size") + " " + text(window, "Offset") + " " + text(window, "TruncateTo"),
        "memory "
            + text(
                job.getAsJsonObject("meta").getAsJsonObject("Resource").getAsJsonObject("Request"),
                "Memory"),
        map(job, "assets").toString());
  }

  private static String text(JsonObject object, String key) {
    return object.get(key).getAsString();
  }

  private static Map<String, String> map(JsonObject object, String key) {
    Map<String, String> map = new TreeMap<>();
    if (!object.get(key).isJsonNull()) {
      object
          .getAsJsonObject(key)
          .entrySet()
          .forEach(entry -> map.put(entry.getKey(), entry.getValue().getAsString()));
    }
    return map;
  }

  @Test
  void writesTheBytesThatOptimusWrites() throws Exception {
    Map<String, String> config = new LinkedHashMap<>();
    config.put("RANGE_START", "{{.DSTART}}");
    config.put("RANGE_END", "{{.DEND}}");
    config.put("N", "10");
    config.put("B", "true");
    config.put("EMPTY", "");
    config.put("ML", "a\nb");
    JobSpec spec =
        new JobSpec(
            1,
            new Identity(
                "is_last_day_on_earth",
                "kush.sharma@example.io",
                "",
                Map.of("orchestrator", "optimus")),
            new RunSchedule("2021-05-25", "", "0 2 * * *"),
            new Behavior(false, false, new Behavior.Retry(0, Duration.ZERO, false), List.of()),
            new Task("neo", "", config, new WindowParts("24h", "0", "d", "", "", "")),
            List.of(),
            List.of(),
            Metadata.NONE,
            Map.of());
    Path directory = root.resolve("is_last_day_on_earth");

    new NewJob(spec, Map.of("query.sql", "select 1\n")).write(directory, false);

    for (JsonElement element : VECTORS) {
      JsonObject file = element.getAsJsonObject();
      if (file.has("content")) {
        Path written = root.resolve(file.get("path").getAsString());
        assertThat(written).hasContent(file.get("content").getAsString());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(written)))
            .isEqualTo("rw-r--r--");
      }
    }
    try (Stream<Path> files = Files.walk(directory)) {
      assertThat(files.filter(Files::isRegularFile)).hasSize(2);
    }
    assertThat(load().jobs()).containsExactly(new JobFile(spec, directory));
  }
}
