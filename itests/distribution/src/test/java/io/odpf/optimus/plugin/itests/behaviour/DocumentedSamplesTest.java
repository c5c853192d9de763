// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.process.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Checks with the program itself that every configuration in the documents is valid as written.
 * Only paths on a reader's machine are replaced by those of the test.
 */
class DocumentedSamplesTest {
  private static final Documents DOCUMENTS =
      new Documents(Stage.directory("optimus.itests.docs").getParent());

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z0-9_]+)");
  private static final Pattern SECRET_FILE = Pattern.compile("file:([^\\s#},]+)");
  private static final Pattern FILE_KEY =
      Pattern.compile("\\b(?:ca_file|key|known_hosts|certificate|file): ([\\w~./-]+)");
  private static final Pattern LISTED = Pattern.compile("\\bprovider: ([\\w-]+)");

  private Stage stage;

  @BeforeEach
  void openStage() throws IOException {
    stage = Stage.open(ProcessWay.ONE_SHOT);
    Path netrc = Files.writeString(stage.home().resolve(".netrc"), "");
    Files.setPosixFilePermissions(netrc, PosixFilePermissions.fromString("rw-------"));
  }

  @AfterEach
  void closeStage() {
    stage.close();
  }

  @Test
  void acceptsEverySample() throws Exception {
    List<Documents.Sample> samples = DOCUMENTS.fenced("yaml");
    assertThat(samples).hasSizeGreaterThan(8);
    List<String> wrong = new ArrayList<>();
    for (Documents.Sample sample : samples) {
      if (!isConfiguration(sample.text())) {
        continue;
      }
      String text = configuration(sample);
      prepare(text);
      stage.write(placed(text));
      Result result = stage.run("validate");
      if (result.exitCode() != 0) {
        wrong.add(sample + ": " + result.out() + result.err());
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void detectsAMistakeInASample() {
    stage.write("plugins:\n  providers:\n    - {type: url, name: a, url: https://e.com, x: 1}\n");

    assertThat(stage.run("validate").exitCode()).isEqualTo(2);
  }

  /** The others belong to other programs: units of a container, workflows. */
  private static boolean isConfiguration(String text) {
    return text.contains("plugins:") || isFragment(text);
  }

  private static boolean isFragment(String text) {
    return text.stripLeading().startsWith("- provider:")
        || text.stripLeading().startsWith("- type:");
  }

  /** Returns a fragment of a list with the text that must surround it. */
  private static String configuration(Documents.Sample sample) {
    String text = sample.text();
    // The tutorial's own type is that of the example, from which its code is copied.
    String known = text.replace("type: acme", "type: directory");
    if (!isFragment(text)) {
      return known;
    }
    String indented = known.indent(4 - indentation(known));
    if (known.stripLeading().startsWith("- type:")) {
      return "plugins:\n  providers:\n" + indented + "  plugins: []\n";
    }
    StringBuilder providers = new StringBuilder();
    Set<String> names = new LinkedHashSet<>();
    Matcher listed = LISTED.matcher(known);
    while (listed.find()) {
      names.add(listed.group(1));
    }
    for (String name : names) {
      providers.append("    - {type: url, name: " + name + ", url: https://plugins.example.com}\n");
    }
    return "plugins:\n  providers:\n" + providers + "  plugins:\n" + indented;
  }

  private static int indentation(String text) {
    String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    return first.length() - first.stripLeading().length();
  }

  /** Gives variables and files the values that a reader would have. */
  private void prepare(String text) throws IOException {
    if (text.contains("type: directory")) {
      stage
          .environment()
          .put("OPTIMUS_DROP_INS", Stage.directory("optimus.itests.example").toString());
    } else {
      stage.environment().remove("OPTIMUS_DROP_INS");
    }
    Matcher variable = VARIABLE.matcher(text);
    while (variable.find()) {
      stage.environment().put(variable.group(1), secret(variable.group(1)));
    }
    for (Pattern pattern : List.of(SECRET_FILE, FILE_KEY)) {
      Matcher file = pattern.matcher(text);
      while (file.find()) {
        Path path = place(file.group(1));
        Files.createDirectories(path.getParent());
        if (!Files.exists(path)) {
          Files.writeString(path, content(file.group(1)));
        }
      }
    }
  }

  private Path place(String written) {
    if (written.startsWith("~/")) {
      return stage.home().resolve(written.substring(2));
    }
    return written.startsWith("/")
        ? stage.project().resolve("machine" + written)
        : stage.project().resolve(written);
  }

  /** Absolute paths of the sample's machine are moved below the stage. */
  private String placed(String text) {
    String machine = stage.project().resolve("machine").toString();
    return text.replaceAll("file:/(?!/)", "file:" + Matcher.quoteReplacement(machine) + "/")
        .replaceAll("directory: /", "directory: " + Matcher.quoteReplacement(machine) + "/");
  }

  private String secret(String name) {
    if (name.contains("S3")) {
      return base64("{\"access_key_id\": \"AKIDEXAMPLE\", \"secret_access_key\": \"secret\"}");
    }
    return name.contains("GCS") ? base64(GOOGLE_LOGIN) : "token";
  }

  private static final String GOOGLE_LOGIN =
      "{\"type\":\"authorized_user\",\"client_id\":\"c\",\"client_secret\":\"s\","
          + "\"refresh_token\":\"r\"}";

  private String content(String name) throws IOException {
    if (name.contains("s3")) {
      return secret("S3");
    }
    if (name.contains("gcs")) {
      return secret("GCS");
    }
    return name.contains("ca") || name.contains("pem")
        ? Files.readString(stage.certificates().authority())
        : "token\n";
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
