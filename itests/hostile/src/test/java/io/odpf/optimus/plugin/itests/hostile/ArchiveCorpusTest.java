// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.behaviour.ProcessWay;
import io.odpf.optimus.plugin.itests.behaviour.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * Installs, with a heap of 64 MiB, every archive that the archive bundle's tests wrote. The command
 * installs those that the bundle accepts; a runtime refuses the others with the same codes and exit
 * code 1, and changes nothing but the download.
 */
@TestInstance(Lifecycle.PER_CLASS)
class ArchiveCorpusTest {
  private static final Path CORPUS = Path.of(System.getProperty("optimus.corpus")).normalize();
  private static final String INSTALLS = "installs";

  /** Codes for which the provider may report its own, since it inspects the first bytes, too. */
  private static final Set<String> REPORTED_BY_THE_PROVIDER =
      Set.of("empty-artifact", "lfs-pointer", "not-an-archive", "unsupported-format");

  private static final Pattern CODE = Pattern.compile("\"code\": \"([^\"]+)\"");

  private Stage stage;

  @BeforeAll
  void openStage() throws IOException {
    stage = Stage.open(ProcessWay.ONE_SHOT);
    stage.variable("OPTIMUS_JAVA_OPTS", "-Xmx64m");
    Files.createDirectories(stage.plugins());
    Files.writeString(stage.plugins().resolve("optimus-mine_linux_amd64"), "by hand");
    Files.writeString(stage.home().resolve("passwd"), "root");
  }

  @AfterAll
  void closeStage() {
    stage.close();
  }

  private static List<Path> archives(boolean installing) throws IOException {
    try (Stream<Path> files = Files.walk(CORPUS)) {
      return files
          .filter(Files::isRegularFile)
          .filter(it -> it.getFileName().toString().matches("[a-z0-9._-]+"))
          .filter(it -> verdict(it).equals(INSTALLS) == installing)
          .sorted()
          .toList();
    }
  }

  @TestFactory
  Stream<DynamicTest> installsWhatTheArchiveBundleAccepts() throws IOException {
    List<Path> archives = archives(true);
    assertThat(archives).as("archives that its tests wrote").hasSizeGreaterThan(100);
    return archives.stream()
        .map(
            archive ->
                DynamicTest.dynamicTest(
                    CORPUS.relativize(archive).toString(), () -> assertInstalls(archive)));
  }

  private void assertInstalls(Path archive) throws IOException {
    Path config = serve(archive, "installs");
    Files.deleteIfExists(config.resolveSibling("config.yaml.lock"));

    stage.optimus().run("install", "-c", config + "", "--platform", "linux_amd64").orThrow();

    assertThat(stage.plugins().resolve("optimus-neo_linux_amd64")).isExecutable();
    assertThat(Tree.of(stage.plugins(), name -> !name.contains("/")).keySet())
        .containsExactly("", ".optimus", "optimus-mine_linux_amd64", "optimus-neo_linux_amd64");
  }

  @Test
  void refusesWhatTheArchiveBundleRefusesAndChangesNothing() throws IOException {
    assertInstalls(archives(true).get(0));
    List<Path> archives = archives(false);
    assertThat(archives).as("archives that its tests wrote").hasSizeGreaterThan(100);
    ShellScript script = new ShellScript();
    for (int i = 0; i < archives.size(); i++) {
      Path config = serve(archives.get(i), "refusal" + i);
      script.add("optimus:install -c '" + config + "' --platform linux_amd64 --output json");
    }
    Map<String, String> before = tree();

    List<ShellScript.Outcome> outcomes = script.run(stage);

    assertThat(outcomes).hasSameSizeAs(archives);
    for (int i = 0; i < archives.size(); i++) {
      assertRefused(archives.get(i), outcomes.get(i));
    }
    assertThat(tree()).isEqualTo(before);
  }

  private static void assertRefused(Path archive, ShellScript.Outcome outcome) {
    String verdict = verdict(archive);
    String which = CORPUS.relativize(archive) + ": " + outcome;
    assertThat(outcome.exitCode()).as(which).isEqualTo(1);
    assertThat(CODE.matcher(outcome.out()).results().map(code -> code.group(1)))
        .as(which)
        .singleElement()
        .satisfies(
            code -> {
              if (!REPORTED_BY_THE_PROVIDER.contains(verdict)) {
                assertThat(code).isEqualTo(verdict);
              }
            });
    assertThat(outcome.out()).as(which).contains("\"plugin\": \"neo\"", "\"hint\": ");
  }

  /** Serves an archive; returns a configuration, in a directory of its own, with its plugin. */
  private Path serve(Path archive, String directory) throws IOException {
    Path served = stage.nginx().files().resolve(CORPUS.relativize(archive).toString());
    Files.createDirectories(served.getParent());
    Files.copy(archive, served, StandardCopyOption.REPLACE_EXISTING);
    String path = stage.nginx().files().relativize(served).toString();
    Path project = Files.createDirectories(stage.project().resolve(directory));
    return Files.writeString(
        project.resolve("config.yaml"),
        stage.releases().plugin("releases", "neo", path, "version: 1.0.0").toString());
  }

  private static String verdict(Path archive) {
    return archive.getParent().getFileName().toString();
  }

  /** Describes all files but the served ones, the store and those of the runtime. */
  private Map<String, String> tree() throws IOException {
    return Tree.of(
        stage.home().getParent(),
        name ->
            !name.startsWith("nginx")
                && !name.startsWith("run")
                && !name.startsWith("home/.optimus")
                && !name.startsWith("home/.cache"));
  }
}
