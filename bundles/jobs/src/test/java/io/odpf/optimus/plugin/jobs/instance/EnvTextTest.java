// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.odpf.optimus.plugin.jobs.Vectors;
import io.odpf.optimus.plugin.jobs.problem.JobException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Variables for a shell: every value arrives byte for byte, and nothing of one runs. */
class EnvTextTest {
  private static final int VALUES = 10_000;

  private static final List<String> PIECES =
      List.of(
          "'",
          "''",
          "\"",
          "\\",
          "\\'",
          "$",
          "$HOME",
          "$(touch ran)",
          "`touch ran`",
          "\n",
          "\r",
          "\t",
          ";",
          "&",
          "|",
          "#",
          " ",
          "=",
          "*",
          "~",
          "!",
          "'; touch ran; echo '",
          "\u00e9",
          "\ud83d\ude00",
          "\u001b[0m",
          "a",
          "EOF",
          "\\\n",
          "%s",
          "{{",
          "--");

  @TempDir Path directory;

  @Test
  void quotesEveryValueOfTheVectors() throws Exception {
    for (JsonElement element : Vectors.json("env-quoting.json")) {
      JsonObject example = element.getAsJsonObject();
      assertThat(EnvText.of(Map.of("K", example.get("value").getAsString())).text())
          .isEqualTo(example.get("required_line").getAsString());
    }
  }

  @Test
  void arrivesByteForByteInEveryShell() throws Exception {
    Map<String, String> values = new TreeMap<>();
    Random random = new Random(3);
    for (int i = 0; i < VALUES; i++) {
      StringBuilder value = new StringBuilder();
      for (int n = random.nextInt(8); n > 0; n--) {
        value.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      values.put("K" + i, value.toString());
    }
    for (JsonElement element : Vectors.json("env-quoting.json")) {
      values.put("V" + values.size(), element.getAsJsonObject().get("value").getAsString());
    }
    Files.writeString(directory.resolve("env"), EnvText.of(values).text());
    StringBuilder script = new StringBuilder(". ./env\n");
    StringBuilder expected = new StringBuilder();
    values.forEach(
        (name, value) -> {
          script.append("printf '%s\\0' \"$").append(name).append("\"\n");
          expected.append(value).append('\0');
        });
    Files.writeString(directory.resolve("script"), script.toString());

    assertThat(shells()).isNotEmpty();
    for (List<String> shell : shells()) {
      assertThat(run(shell)).as("%s", shell).isEqualTo(expected.toString());
      assertThat(directory.resolve("ran")).doesNotExist();
    }
  }

  private static List<List<String>> shells() {
    return List.of(List.of("dash"), List.of("bash"), List.of("busybox", "sh"), List.of("sh"))
        .stream()
        .filter(
            shell ->
                Files.isExecutable(Path.of("/bin", shell.get(0)))
                    || Files.isExecutable(Path.of("/usr/bin", shell.get(0))))
        .toList();
  }

  private String run(List<String> shell) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(shell);
    command.add("script");
    Path out = directory.resolve("out");
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    process.getOutputStream().close();
    assertThat(process.waitFor()).isZero();
    return Files.readString(out, StandardCharsets.UTF_8);
  }

  @Test
  void leavesOutNamesThatNoShellHasAndSaysSo() throws Exception {
    EnvText env =
        EnvText.of(Map.of("WITH-DASH", "x", "1A", "x", "", "x", "a=b; touch ran", "x", "_b", "y"));

    assertThat(env.text()).isEqualTo("_b='y'\n");
    assertThat(env.warnings())
        .extracting(problem -> problem.message())
        .containsExactly(
            "'' is not the name of a variable, and left out",
            "'1A' is not the name of a variable, and left out",
            "'WITH-DASH' is not the name of a variable, and left out",
            "'a=b; touch ran' is not the name of a variable, and left out");
  }

  @Test
  void refusesValuesWithNulWithoutShowingThem() {
    JobException refused =
        catchThrowableOfType(
            JobException.class, () -> EnvText.of(Map.of("A", "s3cret\0", "B", "fine")));

    assertThat(refused.problems())
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem.message())
                    .isEqualTo("the value of A has a NUL, which no variable can hold"));
  }
}
