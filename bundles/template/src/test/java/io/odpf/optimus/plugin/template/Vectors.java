// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.odpf.optimus.plugin.template.Data.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Cases that the real Optimus was run with, and the data that it had. */
final class Vectors {
  private Vectors() {}

  static JsonArray read(String file) {
    try (InputStream in = Vectors.class.getResourceAsStream(file);
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      return JsonParser.parseReader(reader).getAsJsonArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Map<String, String> strings(JsonElement element) {
    Map<String, String> strings = new TreeMap<>();
    if (element instanceof JsonObject object) {
      object
          .entrySet()
          .forEach(entry -> strings.put(entry.getKey(), entry.getValue().getAsString()));
    }
    return strings;
  }

  /** Returns the data of macros.json and files.json. */
  static Data data() {
    return data(
        Map.of(
            "DSTART", "2021-02-10T10:00:00Z",
            "DEND", "2021-02-11T10:00:00Z",
            "EXECUTION_TIME", "2021-02-11T10:00:07Z",
            "JOB_DESTINATION", "bigquery://p:d.t"),
        Map.of("bucket", "gs://a", "name", "ns-name"),
        Map.of("api_key_path", "s3cr'et", "Multi", "a\nb"),
        texts(Map.of("TABLE", "tbl", "EMPTY", "")));
  }

  /** Returns data as an instance of a job has it. */
  static Data data(
      Map<String, String> instance,
      Map<String, String> project,
      Map<String, String> secrets,
      Map<String, Text> task) {
    Map<String, Data> fields = new HashMap<>(texts(instance));
    fields.put("inst", new Data.Texts(texts(instance)));
    fields.put("proj", new Data.Texts(texts(project)));
    project.forEach((key, value) -> fields.put("GLOBAL__" + key, Data.text(value)));
    fields.put("task", new Data.Texts(task));
    task.forEach((key, value) -> fields.put("TASK__" + key, value));
    Map<String, Text> secret = new HashMap<>();
    secrets.forEach((name, value) -> secret.put(name, Data.secret(name, value)));
    fields.put("secret", new Data.Texts(secret));
    return new Data.Fields(fields);
  }

  static Map<String, Text> texts(Map<String, String> strings) {
    Map<String, Text> texts = new HashMap<>();
    strings.forEach((key, value) -> texts.put(key, Data.text(value)));
    return texts;
  }
}
