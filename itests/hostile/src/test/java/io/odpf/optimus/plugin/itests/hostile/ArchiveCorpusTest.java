// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.behaviour.ProcessWay;
import io.odpf.optimus.plugin.itests.behaviour.Stage;
import io.odpf.optimus.plugin.itests.process.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs the command, with a heap of 64 MiB, on every archive that the archive bundle's tests wrote.
 * The command refuses the same archives with the same codes and exit code 1, changing nothing but
 * the download, and installs the others.
 */
class ArchiveCorpusTest {
  private static final String INSTALLS = "installs";

  /** Codes for which the provider may report its own, since it inspects the first bytes, too. */
  private static final Set<String> REPORTED_BY_THE_PROVIDER =
      Set.of("empty-artifact", "lfs-pointer", "not-an-archive", "unsupported-format");

  private static final Pattern CODE = Pattern.compile("\"code\": \"([^\"]+)\"");

  private static Stage stage;

  @BeforeAll
  static void openStage() throws IOException {
    stage = Stage.open(ProcessWay.ONE_SHOT);
    stage.variable("OPTIMUS_JAVA_OPTS", "-Xmx64m");
    Files.createDirectories(stage.plugins());
    Files.writeString(stage.plugins().resolve("optimus-mine_linux_amd64"), "by hand");
    Files.writeString(stage.home().resolve("passwd"), "root");
  }

  @AfterAll
  static void closeStage() {
    stage.close();
  }

  @TestFactory
  Stream<DynamicTest> reportsTheSameProblemAsTheArchiveBundle() throws IOException {
    Path corpus = Path.of(System.getProperty("optimus.corpus")).normalize();
    List<Path> archives;
    try (Stream<Path> files = Files.walk(corpus)) {
      archives =
          files
              .filter(Files::isRegularFile)
              .filter(it -> it.getFileName().toString().matches("[a-z0-9._-]+"))
              // Archives that install come first, so that refusals have an installed set to leave
              // unchanged.
              .sorted(
                  Comparator.comparing((Path it) -> !verdict(it).equals(INSTALLS))
                      .thenComparing(it -> it))
              .toList();
    }
    assertThat(archives)
        .as("archives that the tests of bundles/archive wrote")
        .hasSizeGreaterThan(200);
    return archives.stream()
        .map(
            archive ->
                DynamicTest.dynamicTest(
                    corpus.relativize(archive).toString(), () -> judge(corpus, archive)));
  }

  private static void judge(Path corpus, Path archive) throws IOException {
    String verdict = verdict(archive);
    Path served = stage.nginx().files().resolve(corpus.relativize(archive).toString());
    Files.createDirectories(served.getParent());
    Files.copy(archive, served);
    String path = stage.nginx().files().relativize(served).toString();
    stage.write(stage.releases().plugin("releases", "neo", path, "version: 1.0.0"));
    Files.deleteIfExists(stage.lockFile());
    Map<String, String> before = tree();

    Result result = stage.run("install", "--platform", "linux_amd64", "--output", "json");

    if (verdict.equals(INSTALLS)) {
      assertThat(result.exitCode()).as(result.toString()).isZero();
      assertThat(stage.plugins().resolve("optimus-neo_linux_amd64")).isExecutable();
      assertThat(Tree.of(stage.plugins(), name -> !name.contains("/")).keySet())
          .containsExactly("", ".optimus", "optimus-mine_linux_amd64", "optimus-neo_linux_amd64");
      return;
    }
    assertThat(result.exitCode()).as(result.toString()).isEqualTo(1);
    assertThat(CODE.matcher(result.out()).results().map(code -> code.group(1)))
        .as(result.toString())
        .singleElement()
        .satisfies(
            code -> {
              if (!REPORTED_BY_THE_PROVIDER.contains(verdict)) {
                assertThat(code).isEqualTo(verdict);
              }
            });
    assertThat(result.out()).contains("\"plugin\": \"neo\"", "\"hint\": ");
    assertThat(tree()).isEqualTo(before);
  }

  private static String verdict(Path archive) {
    return archive.getParent().getFileName().toString();
  }

  /** Describes all files but the served ones and the store. */
  private static Map<String, String> tree() throws IOException {
    return Tree.of(
        stage.home().getParent(),
        name -> !name.startsWith("nginx") && !name.startsWith("home/.cache"));
  }
}
