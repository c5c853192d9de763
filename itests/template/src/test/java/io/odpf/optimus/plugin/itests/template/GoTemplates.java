// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.template;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.itests.process.GoCommand;
import io.odpf.optimus.plugin.itests.process.RunningCommand;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Go's text/template with sprig, in a process of its own. */
final class GoTemplates {
  /** Sufficient for some millions of templates. */
  private static final Duration LIMIT = Duration.ofMinutes(30);

  private final Path program;

  private GoTemplates(Path program) {
    this.program = program;
  }

  /** Builds the program unless it is up to date. */
  static GoTemplates build() {
    Path cache = Path.of(System.getProperty("optimus.itests.cache")).toAbsolutePath().normalize();
    Path program = cache.resolve("template/template");
    new GoCommand(cache.resolve("go"))
        .build(
            Path.of(System.getProperty("optimus.itests.fixtures"))
                .toAbsolutePath()
                .normalize()
                .resolve("template"),
            program,
            List.of("."));
    return new GoTemplates(program);
  }

  /** What a template is rendered to: an output, or an error. */
  record Answer(Optional<String> output, String error) {}

  /** Renders templates with the sample data. */
  List<Answer> render(Path directory, List<String> templates) throws IOException {
    Path requests = directory.resolve("requests");
    Path answers = directory.resolve("answers");
    Gson gson = new Gson();
    try (BufferedWriter writer = Files.newBufferedWriter(requests)) {
      writer.write(gson.toJson(Map.of("strings", SampleData.STRINGS, "values", SampleData.VALUES)));
      writer.write('\n');
      for (String template : templates) {
        writer.write(gson.toJson(template));
        writer.write('\n');
      }
    }
    try (RunningCommand go =
        Command.of(directory, program + "", requests + "", answers + "").start()) {
      go.endInput();
      go.await(LIMIT).orThrow();
    }
    List<Answer> results = new ArrayList<>();
    try (BufferedReader reader = Files.newBufferedReader(answers)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        results.add(answer(gson.fromJson(line, JsonObject.class)));
      }
    }
    return results;
  }

  private static Answer answer(JsonObject object) {
    if (object.has("error")) {
      return new Answer(Optional.empty(), object.get("error").getAsString());
    }
    String output = object.has("output") ? object.get("output").getAsString() : "";
    byte[] bytes = Base64.getDecoder().decode(output);
    return new Answer(Optional.of(new String(bytes, StandardCharsets.UTF_8)), "");
  }
}
