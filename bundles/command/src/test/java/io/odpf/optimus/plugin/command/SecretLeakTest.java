// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values of secrets in all that the commands print and write, in success and in failure. */
final class SecretLeakTest {
  private static final List<String> PLANTED =
      List.of(
          "correct-horse-battery", "Staple!9\nsecond-line", "--dashes-in-front", "NotBase64*Value");

  @TempDir Path directory;
  private final StringBuilder printed = new StringBuilder();

  @Test
  void areNeverPrintedOrWritten() throws Exception {
    Path project = Files.createDirectory(directory.resolve("project"));
    CommandLine line = new CommandLine(project);
    line.environment.put("HOME", directory.resolve("home").toString());
    Files.writeString(
        project.resolve("optimus.yaml"), "version: 1\nhost: h:1\nproject: {name: neo}\n");
    for (String output : List.of("text", "json")) {
      int number = 0;
      for (String value : PLANTED) {
        String name = "secret_" + output + number++;
        line.prompt = TypedPrompt.input(value);
        run(line, "set", name, "-", "--output", output, "--verbose");
        run(line, "set", name, "-", "--output", output, "--verbose");
        run(line, "update", name, "--output", output, "--verbose", "--", value);
        run(line, "set", name, "--confirm", value, "--output", output, "--verbose");
        run(line, "set", name, value, value, value, "--output", output, "--verbose");
        run(line, "set", value, name, "--output", output, "--verbose");
        run(line, "update", value, name, "--output", output, "--verbose");
        run(line, "set", "x", "-", "--base64", "--output", output, "--verbose");
        line.prompt = TypedPrompt.input(value + "\0");
        run(line, "set", name + "b", "-", "--output", output, "--verbose");
        line.prompt = TypedPrompt.of("y", value);
        run(line, "set", name, "--output", output, "--verbose");
      }
      run(line, "list", "--output", output, "--verbose");
      run(line, "rotate-key", "--output", output, "--verbose");
      Path file = project.resolve(".optimus/secrets.yaml");
      String whole = Files.readString(file);
      Files.writeString(file, whole.replace("\"secret_text0\"", "\"copied\""));
      run(line, "list", "--output", output, "--verbose");
      run(line, "rotate-key", "--output", output, "--verbose");
      Files.writeString(file, whole);
    }

    assertThat(Files.readString(project.resolve(".optimus/secrets.yaml"))).contains("secret_json3");
    search("the output", printed.toString());
    try (var files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        search(file.toString(), new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
  }

  private void run(CommandLine line, String... arguments) {
    List<String> all = new ArrayList<>(List.of("secret"));
    all.addAll(List.of(arguments));
    CommandLine.Result result = line.run(all.toArray(String[]::new));
    printed.append(result.out()).append(result.err());
  }

  private static void search(String place, String text) {
    for (String value : PLANTED) {
      for (String part : value.split("\n")) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        String hex = HexFormat.of().formatHex(bytes);
        assertThat(text)
            .as(place)
            .doesNotContain(part)
            .doesNotContain(Base64.getEncoder().withoutPadding().encodeToString(bytes))
            .doesNotContain(hex)
            .doesNotContain(hex.toUpperCase(Locale.ROOT));
      }
    }
  }
}
