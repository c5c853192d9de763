// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command that begins a project for a plugin; projects are built in itests/sdk. */
class NewPluginCommandTest extends CommandLineTest {

  private List<String> files(String project) throws IOException {
    Path root = directory.resolve(project);
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  private String read(String file) throws IOException {
    return Files.readString(directory.resolve(file));
  }

  @Test
  void writesAProjectInJava() throws IOException {
    assertThat(text("plugin", "new", "near-earth"))
        .isEqualTo(
            """
            created near-earth
            build it: cd near-earth && mvn verify
            """);
    assertThat(files("near-earth"))
        .containsExactly(
            ".gitignore",
            "README.md",
            "config.yaml",
            "executor/Dockerfile",
            "executor/entrypoint.sh",
            "executor/main.py",
            "executor/requirements.txt",
            "pom.xml",
            "src/main/java/com/example/optimus/NearEarthPlugin.java",
            "src/main/resources/com/example/optimus/plugin.properties",
            "src/test/java/com/example/optimus/NearEarthPluginTest.java");
    assertThat(directory.resolve("near-earth/executor/entrypoint.sh")).isExecutable();
    assertThat(read("near-earth/config.yaml"))
        .contains("path: optimus-near-earth_{{.Os}}_{{.Arch}}", "/target");
    assertThat(read("near-earth/pom.xml")).doesNotContain("<repositories>");
  }

  @Test
  void writesAProjectInGo() throws IOException {
    assertThat(text("plugin", "new", "audit", "--language=go", "--type=hook", "--dir=a/b"))
        .contains("created a/b", "go build -o");
    assertThat(files("a/b")).contains("go.mod", "go.sum", "plugin.go", ".goreleaser.yml");
    assertThat(read("a/b/plugin.go")).contains("PLUGIN_TYPE_HOOK", "HOOK_TYPE_POST");
  }

  @ParameterizedTest
  @CsvSource({"java", "go"})
  void leavesNoPlaceholder(String language) throws IOException {
    text("plugin", "new", "x", "--language", language, "--mods", "cli,dependencyresolver");

    for (String file : files("x")) {
      assertThat(read("x/" + file)).as(file).doesNotContain("@if", "@end@", "@NAME@", "@CLASS@");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Neo",
        "1neo",
        "neo_x",
        "neo-",
        "a--b",
        "../neo",
        "task-neo",
        "hook-neo",
        "né"
      })
  void refusesANameThatDoesNotFitIntoAFileName(String name) throws IOException {
    CommandLine.Result result = line.run("plugin", "new", name);

    assertThat(result.code()).isEqualTo(2);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void refusesAModThatDoesNotExist() {
    CommandLine.Result result = line.run("plugin", "new", "neo", "--mods", "cli,resolver");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).startsWith("error: 'resolver' is not a mod\n");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void changesNothingThatExists() throws IOException {
    Path project = Files.createDirectory(directory.resolve("neo"));

    CommandLine.Result result = line.run("plugin", "new", "neo");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("exists; nothing was changed");
    assertThat(project).isEmptyDirectory();
    assertThat(directory.toFile().list()).containsExactly("neo");
  }

  @Test
  void writesNothingWhereItCannotWriteAll() throws IOException {
    Files.writeString(directory.resolve("file"), "");

    CommandLine.Result result = line.run("plugin", "new", "neo", "--dir", "file/neo");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).startsWith("error: the project cannot be written to ");
    assertThat(directory.toFile().list()).containsExactly("file");
  }

  @Test
  void writesAPublishedDocument() throws IOException {
    assertThat(json(0, "new", "plugin", "new", "neo", "--output", "json"))
        .contains("\"language\": \"java\"", "\"pom.xml\"");
  }
}
