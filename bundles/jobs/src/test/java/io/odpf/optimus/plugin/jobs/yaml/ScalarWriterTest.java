// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.odpf.optimus.plugin.jobs.Vectors;
import io.odpf.optimus.plugin.jobs.spec.SpecFile;
import io.odpf.optimus.plugin.jobs.spec.SpecReader;
import io.odpf.optimus.plugin.jobs.spec.SpecRole;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Values as they are written. The expected texts were written by Optimus's YAML library, yaml.v2
 * 2.4.0.
 */
class ScalarWriterTest {
  private static final String KEY = "    K: ";
  private static final int ROUNDS = 3_000;

  private static final List<String> PIECES =
      List.of(
          " ",
          " ",
          "a",
          "word",
          "10",
          "true",
          "~",
          "- ",
          ": ",
          ":",
          " #",
          "#",
          "{{",
          "}}",
          "\n",
          "\n",
          "'",
          "\"",
          "\\",
          "!",
          "&",
          "*",
          "?",
          "%",
          "@",
          "`",
          "|",
          ">",
          "[",
          "]",
          ",",
          "\u00e9",
          "\u2028",
          "\u00a0",
          "2021-05-25",
          "1:20",
          "...",
          "---",
          "<<",
          "select * from table where");

  @Test
  void writesWhatOptimusWrites() {
    int cases = 0;
    for (JsonElement element : Vectors.json("scalars.json")) {
      JsonObject example = element.getAsJsonObject();
      String text = example.get("text").getAsString();
      assertThat(ScalarWriter.value(text, KEY.length() - 1, KEY.length()))
          .as("%s", example)
          .isEqualTo(example.get("yaml").getAsString());
      cases++;
    }
    assertThat(cases).isGreaterThan(200);
  }

  @Test
  void isReadBackAsTheSameText() {
    Random random = new Random(1);
    for (int i = 0; i < ROUNDS; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(40); n >= 0; n--) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      String name = text.toString().isBlank() ? "K" : text.toString();
      String yaml =
          "task:\n  config:\n    K: "
              + ScalarWriter.value(text.toString(), 6, 7)
              + "\n    "
              + ScalarWriter.key("N" + name)
              + ": v\n";
      SpecFile file =
          SpecReader.read("job.yaml", yaml.getBytes(StandardCharsets.UTF_8), SpecRole.JOB);

      assertThat(file.errors()).as(yaml).isEmpty();
      assertThat(file.spec().orElseThrow().task().config())
          .as(yaml)
          .isEqualTo(Map.of("K", text.toString(), "N" + name, "v"));
      assertThat(file.warnings()).as(yaml).isEmpty();
    }
  }

  @Test
  void quotesLineSeparatorsWhichTheLibraryWritesWrongly() {
    assertThat(ScalarWriter.value("a\u2028b", 2, 2)).isEqualTo("\"a\\Lb\"");
  }
}
