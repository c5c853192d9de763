// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.jobs.problem.JobException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The directory of a container: whole or not at all, and for its owner only. */
class InstanceDirectoryTest {
  private static final InstanceContext CONTEXT =
      new InstanceContext(
          Map.of("DSTART", "2021-05-25T00:00:00Z", "A", "it's", "with-dash", "x"),
          Map.of("KEY", Secret.of("s3cr'et")),
          Map.of(
              "q.sql", new InstanceFile("select 1\n", false),
              ".hidden", new InstanceFile("s3cr'et", true)));

  @TempDir Path directory;

  private List<String> content(Path path) throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> directory.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void holdsVariablesSecretsAndFilesForItsOwnerOnly() throws Exception {
    InstanceDirectory.Result result = InstanceDirectory.write(directory.resolve("new"), CONTEXT);

    Path in = directory.resolve("new/in");
    assertThat(content(directory))
        .containsExactly("new/in/.env", "new/in/.hidden", "new/in/.secret", "new/in/q.sql");
    assertThat(in.resolve(".env")).hasContent("A='it'\\''s'\nDSTART='2021-05-25T00:00:00Z'\n");
    assertThat(in.resolve(".secret")).hasContent("KEY='s3cr'\\''et'\n");
    assertThat(in.resolve("q.sql")).hasContent("select 1\n");
    assertThat(mode(in)).isEqualTo("rwx------");
    for (Path file : result.files()) {
      assertThat(mode(file)).as("%s", file).isEqualTo("rw-------");
    }
    assertThat(result.warnings()).hasSize(1);
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void replacesAnEarlierOneWhole() throws Exception {
    Path in = Files.createDirectory(directory.resolve("in"));
    Files.createDirectory(in.resolve("below"));
    Files.writeString(in.resolve("below/old"), "old");
    Path outside = Files.writeString(directory.resolve("outside"), "stays");
    Files.createSymbolicLink(in.resolve("link"), outside);

    InstanceDirectory.write(directory, new InstanceContext(Map.of(), Map.of(), Map.of()));

    assertThat(content(directory)).containsExactly("in/.env", "in/.secret", "outside");
    assertThat(in.resolve(".secret")).isEmptyFile();
  }

  @Test
  void writesNothingIfANameIsNotAllowed() throws Exception {
    Files.createDirectory(directory.resolve("in"));
    InstanceFile file = new InstanceFile("x", false);

    JobException refused =
        catchThrowableOfType(
            JobException.class,
            () ->
                InstanceDirectory.write(
                    directory,
                    new InstanceContext(
                        Map.of(),
                        Map.of(),
                        Map.of("../x", file, ".env", file, "a", file, "A", file))));

    assertThat(refused.problems()).hasSize(3);
    assertThat(content(directory)).isEmpty();
  }

  @Test
  void leavesTheEarlierOneIfTheNewOneCannotBeWritten() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "x");

    JobException refused =
        catchThrowableOfType(JobException.class, () -> InstanceDirectory.write(file, CONTEXT));

    assertThat(refused.problems().get(0).code().word()).isEqualTo("job-unwritable");
    assertThat(content(directory)).containsExactly("file");
  }

  @Test
  void showsNoSecrets() {
    assertThat(CONTEXT.toString()).doesNotContain("s3cr").contains("****");
  }
}
