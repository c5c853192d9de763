// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.jobs.problem.JobException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderedFilesTest {
  private static final InstanceContext CONTEXT =
      new InstanceContext(
          Map.of("A", "it's"),
          Map.of("B", Secret.of("planted")),
          Map.of("q.sql", new InstanceFile("x", false), "k.json", new InstanceFile("y", true)));

  @TempDir Path directory;

  @Test
  void writesFilesAndLeavesOthersAlone() throws Exception {
    Path target = directory.resolve("render/job");
    Files.createDirectories(target);
    Files.writeString(target.resolve("mine"), "mine");
    Files.writeString(target.resolve("q.sql"), "old");

    List<Path> files = RenderedFiles.of(CONTEXT).write(target);

    assertThat(files)
        .extracting(Path::getFileName)
        .extracting(Path::toString)
        .containsExactly(".env", ".secret", "k.json", "q.sql");
    assertThat(target.resolve(".env")).hasContent("A='it'\\''s'");
    assertThat(target.resolve(".secret")).hasContent("B='planted'");
    assertThat(target.resolve("q.sql")).hasContent("x");
    assertThat(target.resolve("mine")).hasContent("mine");
    assertThat(mode(target.resolve(".secret"))).isEqualTo("rw-------");
    assertThat(mode(target.resolve("k.json"))).isEqualTo("rw-------");
    assertThat(mode(target.resolve("q.sql"))).isEqualTo("rw-r--r--");
    try (var left = Files.list(target)) {
      assertThat(left).hasSize(5);
    }
  }

  private static String mode(Path file) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void replacesALinkInsteadOfFollowingIt() throws Exception {
    Path outside = Files.writeString(directory.resolve("outside"), "precious");
    Path target = Files.createDirectory(directory.resolve("render"));
    Files.createSymbolicLink(target.resolve("q.sql"), outside);

    RenderedFiles.of(CONTEXT).write(target);

    assertThat(outside).hasContent("precious");
    assertThat(target.resolve("q.sql")).hasContent("x");
  }

  @Test
  void refusesTheDirectoryOfAJob() throws Exception {
    Files.writeString(directory.resolve("job.yaml"), "");

    assertThatThrownBy(() -> RenderedFiles.of(CONTEXT).write(directory))
        .isInstanceOf(JobException.class)
        .hasMessageEndingWith("is the directory of a job");
    assertThat(directory.resolve("q.sql")).doesNotExist();
  }

  @Test
  void refusesNamesThatAreNoFiles() {
    InstanceContext bad =
        new InstanceContext(Map.of(), Map.of(), Map.of("../x", new InstanceFile("x", false)));

    assertThatThrownBy(() -> RenderedFiles.of(bad))
        .isInstanceOf(JobException.class)
        .hasMessage("asset '../x' has a separator of paths");
  }

  @Test
  void writesVariablesForDockerWithoutQuotes() {
    DockerText text = DockerText.of(Map.of("A", "it's $x", "B", "two\nlines", "no-name", "x"));

    assertThat(text.text()).isEqualTo("A=it's $x\n");
    assertThat(text.warnings())
        .extracting(problem -> problem.message())
        .containsExactly(
            "'B' has a line break, which Docker's format cannot hold; it is left out",
            "'no-name' is not the name of a variable; it is left out");
  }
}
