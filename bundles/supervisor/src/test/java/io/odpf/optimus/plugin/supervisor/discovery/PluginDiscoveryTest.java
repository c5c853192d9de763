// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.manager.InstalledPlugin;
import io.odpf.optimus.plugin.api.manager.InstalledPlugin.State;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.problem.CommonProblem;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.provider.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PluginDiscoveryTest {
  private static final Platform LINUX = new Platform("linux", "amd64");
  private static final Digest DIGEST = Digest.sha256("ab".repeat(32));

  @TempDir Path temporary;
  private final List<InstalledPlugin> installed = new ArrayList<>();
  private Path first;
  private Path second;

  @BeforeEach
  void make() throws IOException {
    first = Files.createDirectory(temporary.resolve("first"));
    second = Files.createDirectory(temporary.resolve("second"));
  }

  private DiscoveryResult find() throws InterruptedException {
    return find(LINUX, first, second);
  }

  private DiscoveryResult find(Platform platform, Path... directories) throws InterruptedException {
    InstalledPlugins records =
        location -> installed.stream().filter(it -> it.path().startsWith(location)).toList();
    return new PluginDiscovery(new PluginDirectories(List.of(directories)), platform, records)
        .find();
  }

  private static Path plugin(Path directory, String name) throws IOException {
    Path file = Files.writeString(directory.resolve(name), "#!/bin/sh\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return file;
  }

  /** A plugin that the manager installed. */
  private Path installed(Path directory, String name, String version, State state)
      throws IOException {
    Path file = directory.resolve(LINUX.binaryName(name));
    if (state != State.MISSING) {
      plugin(directory, LINUX.binaryName(name));
    }
    boolean managed = state != State.UNMANAGED;
    installed.add(
        InstalledPlugin.builder(name, LINUX, file, state)
            .version(Optional.ofNullable(version))
            .provider(Optional.of("releases"))
            .source(Optional.of("path"))
            .digest(managed ? Optional.of(DIGEST) : Optional.empty())
            .size(10)
            .build());
    return file;
  }

  private static PluginBinary byHand(String name, Path path, String version, Path... shadowed) {
    return new PluginBinary(
        name, path, Optional.ofNullable(version), Optional.empty(), List.of(shadowed));
  }

  @Test
  void findsNothingInDirectoriesThatAreEmptyOrDoNotExist() throws Exception {
    assertThat(find(LINUX, first, temporary.resolve("none")))
        .isEqualTo(new DiscoveryResult(List.of(), List.of()));
  }

  @Test
  void findsPluginsOfAllNamingsByName() throws Exception {
    Path b = plugin(first, "optimus-b_linux_amd64");
    Path a = plugin(second, "optimus-a_1.2.3_linux_amd64");
    Path task = plugin(second, "optimus-task-bq2bq_0.1_linux_amd64");
    Path hook = plugin(second, "optimus-hook-transporter_0.2_linux_amd64");

    assertThat(find())
        .isEqualTo(
            new DiscoveryResult(
                List.of(
                    byHand("a", a, "1.2.3"),
                    byHand("b", b, null),
                    byHand("bq2bq", task, "0.1"),
                    byHand("transporter", hook, "0.2")),
                List.of()));
  }

  @Test
  void findsPluginsOfThisPlatformOnly() throws Exception {
    plugin(first, "optimus-a_linux_arm64");
    plugin(first, "optimus-b_darwin_amd64");
    plugin(first, "optimus-c_windows_amd64.exe");
    Path d = plugin(first, "optimus-d_linux_amd64");

    assertThat(find()).isEqualTo(new DiscoveryResult(List.of(byHand("d", d, null)), List.of()));
    assertThat(find(new Platform("windows", "amd64"), first).plugins())
        .extracting(PluginBinary::name)
        .containsExactly("c");
  }

  @Test
  void prefersTheFirstDirectoryAndReportsShadowedFiles() throws Exception {
    Path used = plugin(first, "optimus-neo_0.0.1_linux_amd64");
    Path newer = plugin(second, "optimus-neo_0.0.6_linux_amd64");
    Path older = plugin(second, "optimus-neo_0.0.5_linux_amd64");

    assertThat(find().plugins()).containsExactly(byHand("neo", used, "0.0.1", newer, older));
  }

  @ParameterizedTest
  @CsvSource({
    "0.0.10, 0.0.9",
    "0.10.0, 0.9.9",
    "1.0.0, 1.0.0-rc.1",
    "v2, 1.9",
    "1.0.0, latest",
    "0.0.1, snapshot"
  })
  void takesTheHighestVersionInADirectory(String higher, String lower) throws Exception {
    Path used = plugin(first, "optimus-neo_" + higher + "_linux_amd64");
    Path other = plugin(first, "optimus-neo_" + lower + "_linux_amd64");

    assertThat(find().plugins()).containsExactly(byHand("neo", used, higher, other));
  }

  @Test
  void prefersAKnownVersionToAnUnknownUnmanagedOne() throws Exception {
    Path unknown = plugin(first, "optimus-neo_linux_amd64");
    Path known = plugin(first, "optimus-neo_0.0.1_linux_amd64");

    assertThat(find().plugins()).containsExactly(byHand("neo", known, "0.0.1", unknown));
  }

  @Test
  void identifiesInstalledPluginsByTheirReceipts() throws Exception {
    Path neo = installed(first, "neo", "0.0.6", State.OK);
    Path changed = installed(first, "changed", null, State.MODIFIED);

    assertThat(find().plugins())
        .containsExactly(
            new PluginBinary("changed", changed, Optional.empty(), Optional.of(DIGEST), List.of()),
            new PluginBinary("neo", neo, Optional.of("0.0.6"), Optional.of(DIGEST), List.of()));
  }

  @Test
  void marksUnmanagedFiles() throws Exception {
    installed(first, "neo", null, State.UNMANAGED);
    installed(first, "gone", "1.0", State.MISSING);
    installed(second, "neo", "0.0.6", State.OK);

    assertThat(find().plugins())
        .containsExactly(
            byHand(
                "neo",
                first.resolve("optimus-neo_linux_amd64"),
                null,
                second.resolve("optimus-neo_linux_amd64")));
  }

  @Test
  void comparesTheVersionOfAReceiptWithThatOfAName() throws Exception {
    Path installed = installed(first, "neo", "0.0.10", State.OK);
    Path older = plugin(first, "optimus-neo_0.0.9_linux_amd64");
    assertThat(find().plugins())
        .containsExactly(
            new PluginBinary(
                "neo", installed, Optional.of("0.0.10"), Optional.of(DIGEST), List.of(older)));

    Path newer = plugin(first, "optimus-neo_0.0.11_linux_amd64");
    assertThat(find().plugins()).containsExactly(byHand("neo", newer, "0.0.11", installed, older));
  }

  @Test
  void prefersTheFileInstalledWithoutAVersion() throws Exception {
    Path installed = installed(first, "neo", null, State.OK);
    Path other = plugin(first, "optimus-neo_9.9.9_linux_amd64");

    assertThat(find().plugins())
        .containsExactly(
            new PluginBinary(
                "neo", installed, Optional.empty(), Optional.of(DIGEST), List.of(other)));
  }

  @Test
  void prefersTheNameInTheReceiptToTheFileName() throws Exception {
    installed(first, "my_own_plugin", "1.0", State.OK);
    installed(first, "task-x", "1.0", State.OK);

    assertThat(find().plugins())
        .extracting(PluginBinary::name)
        .containsExactly("my_own_plugin", "task-x");
    assertThat(find().findings()).isEmpty();
  }

  @Test
  void continuesIfRecordsCannotBeRead() throws Exception {
    Path neo = plugin(first, "optimus-neo_linux_amd64");
    Problem damaged = Problem.of(CommonProblem.UNKNOWN, "the receipt is damaged", "remove it");
    InstalledPlugins records =
        location -> {
          throw PluginManagerException.failure(damaged, null);
        };

    assertThat(new PluginDiscovery(new PluginDirectories(List.of(first)), LINUX, records).find())
        .isEqualTo(new DiscoveryResult(List.of(byHand("neo", neo, null)), List.of(damaged)));
  }

  @Test
  void readsRecordsOnlyForDirectoriesWithFiles() throws Exception {
    plugin(first, "optimus-neo_linux_amd64");
    List<Path> asked = new ArrayList<>();
    InstalledPlugins records =
        location -> {
          asked.add(location);
          return List.of();
        };

    new PluginDiscovery(new PluginDirectories(List.of(first, second)), LINUX, records).find();

    assertThat(asked).containsExactly(first);
  }

  @Test
  void doesNotShadowByAPartOfAName() throws Exception {
    Path server = Files.createDirectory(temporary.resolve("optimus-neo-srv"));
    Path neo2 = plugin(first, "optimus-neo2_linux_amd64");
    Path inServer = plugin(server, "optimus-other_linux_amd64");
    Path neo = plugin(second, "optimus-neo_linux_amd64");

    assertThat(find(LINUX, first, server, second).plugins())
        .containsExactly(
            byHand("neo", neo, null), byHand("neo2", neo2, null), byHand("other", inServer, null));
  }

  @Test
  void ignoresSubdirectories() throws Exception {
    plugin(Files.createDirectory(first.resolve("below")), "optimus-neo_linux_amd64");

    assertThat(find()).isEqualTo(new DiscoveryResult(List.of(), List.of()));
  }

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
                "make the directory writable by you alone (chmod o-w, chown): plugins are"
                    + " programs"));
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

  @Test
  void findsAPluginAmongTenThousandOtherFiles() throws Exception {
    for (int i = 0; i < 10_000; i++) {
      Files.createFile(first.resolve("other-" + i));
    }
    Path neo = plugin(first, "optimus-neo_linux_amd64");

    assertThat(find()).isEqualTo(new DiscoveryResult(List.of(byHand("neo", neo, null)), List.of()));
  }
}
