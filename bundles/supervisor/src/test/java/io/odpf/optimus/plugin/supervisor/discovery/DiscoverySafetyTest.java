// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files and directories that discovery does not use. */
class DiscoverySafetyTest extends DiscoveryTestCase {
  @Test
  void skipsUnstartableFilesAndUsesTheNext() throws Exception {
    Path notExecutable = Files.createFile(first.resolve("optimus-a_linux_amd64"));
    Path directory = Files.createDirectory(first.resolve("optimus-b_linux_amd64"));
    Path dangling = first.resolve("optimus-c_linux_amd64");
    Files.createSymbolicLink(dangling, Path.of("nowhere"));
    Path loop = first.resolve("optimus-d_linux_amd64");
    Files.createSymbolicLink(loop, loop);
    Path pipe = first.resolve("optimus-e_linux_amd64");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Path oddName = plugin(first, "optimus-x y_linux_amd64");
    Path a = plugin(second, "optimus-a_linux_amd64");

    DiscoveryResult discovered = find();

    assertThat(discovered.plugins()).containsExactly(byHand("a", a, null));
    assertThat(discovered.findings())
        .extracting(Problem::message)
        .containsExactly(
            unused(notExecutable, "it is not executable"),
            unused(directory, "it is not a file"),
            unused(dangling, "it is a dangling link"),
            unused(loop, "it is a dangling link"),
            unused(pipe, "it is not a file"),
            unused(oddName, "its name has no usable plugin name and version"));
    assertThat(discovered.findings()).allMatch(it -> it.code() == DiscoveryProblem.FILE_UNUSABLE);
    assertThat(discovered.findings()).noneMatch(it -> it.hint().isEmpty());
  }

  private static String unused(Path file, String why) {
    return "plugin file " + file + " is not used: " + why;
  }

  @Test
  void followsLinksToFilesAndDirectories() throws Exception {
    Path programs = Files.createDirectory(temporary.resolve("programs"));
    Path program = plugin(programs, "neo");
    Path link = Files.createSymbolicLink(first.resolve("optimus-neo_linux_amd64"), program);
    Path plugins = Files.createSymbolicLink(temporary.resolve("plugins"), second);
    plugin(second, "optimus-other_linux_amd64");

    assertThat(find(LINUX, first, plugins).plugins())
        .containsExactly(
            byHand("neo", link, null),
            byHand("other", plugins.resolve("optimus-other_linux_amd64"), null));
  }

  @Test
  void reportsNoDuplicateForTwoNamesOfOneFile() throws Exception {
    Path neo = plugin(first, "optimus-neo_linux_amd64");
    Files.createSymbolicLink(second.resolve("optimus-neo_linux_amd64"), neo);
    Path same = Files.createSymbolicLink(temporary.resolve("same"), first);

    assertThat(find(LINUX, first, same, second).plugins())
        .containsExactly(byHand("neo", neo, null));
  }

  @Test
  void ignoresADirectoryThatEverybodyCanWrite() throws Exception {
    plugin(first, "optimus-neo_linux_amd64");
    Path neo = plugin(second, "optimus-neo_linux_amd64");
    mode(first, "rwxrwxrwx");

    DiscoveryResult discovered = find();

    assertThat(discovered.plugins()).containsExactly(byHand("neo", neo, null));
    assertThat(discovered.findings())
        .containsExactly(
            Problem.of(
                DiscoveryProblem.DIRECTORY_UNSAFE,
                "plugins in " + first + " are not used: everybody may write to it",
                "make the directory writable by you alone (chmod o-w, chown): plugins are programs"));
  }

  @Test
  void reportsNoUnsafeDirectoryWithoutPlugins() throws Exception {
    mode(first, "rwxrwxrwx");
    plugin(first, "some-other-program");

    assertThat(find()).isEqualTo(new DiscoveryResult(List.of(), List.of()));
  }

  @Test
  void ignoresAFileThatEverybodyCanWrite() throws Exception {
    Path neo = plugin(first, "optimus-neo_linux_amd64");
    mode(neo, "rwxrwxrwx");

    DiscoveryResult discovered = find();

    assertThat(discovered.plugins()).isEmpty();
    assertThat(discovered.findings())
        .extracting(Problem::message)
        .containsExactly(unused(neo, "everybody may write to it"));
  }

  @Test
  void ignoresALinkIntoADirectoryThatEverybodyCanWrite() throws Exception {
    Path programs = Files.createDirectory(temporary.resolve("programs"));
    Path link =
        Files.createSymbolicLink(first.resolve("optimus-neo_linux_amd64"), plugin(programs, "neo"));
    mode(programs, "rwxrwxrwx");

    assertThat(find().findings())
        .extracting(Problem::message)
        .containsExactly(unused(link, "in its target's directory, everybody may write to it"));
  }

  private static void mode(Path path, String mode) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }

  @Test
  void reportsADirectoryThatIsAFile() throws Exception {
    Path file = Files.createFile(temporary.resolve("file"));
    Path neo = plugin(second, "optimus-neo_linux_amd64");

    DiscoveryResult discovered = find(LINUX, file, second);

    assertThat(discovered.plugins()).containsExactly(byHand("neo", neo, null));
    assertThat(discovered.findings())
        .extracting(Problem::message)
        .containsExactly("cannot look for plugins in " + file + ": it is not a directory");
  }

  @Test
  void reportsADirectoryThatCannotBeRead() throws Exception {
    mode(first, "---------");
    mode(temporary, "rwxr-xr-x");
    plugin(second, "optimus-neo_linux_amd64");
    try {
      assertThat(OrdinaryUser.find(temporary, LINUX, List.of(first, second)))
          .containsExactly(
              "plugin neo", "finding cannot look for plugins in " + first + ": permission denied");
    } finally {
      mode(first, "rwx------");
    }
  }
}
