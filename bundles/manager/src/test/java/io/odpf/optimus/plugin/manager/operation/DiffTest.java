// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.odpf.optimus.plugin.api.manager.DiffRequest;
import io.odpf.optimus.plugin.api.manager.Difference;
import io.odpf.optimus.plugin.api.manager.Difference.Kind;
import io.odpf.optimus.plugin.api.manager.Mode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffTest {
  @TempDir Path directory;
  private TestMachine machine;

  @BeforeEach
  void publish() {
    machine = new TestMachine(directory);
    machine.publish("neo", "1.0");
    machine.publish("neo", "2.0");
    machine.list("neo", "1.0");
  }

  @Test
  void reportsMissingPluginsOnANewMachine() throws Exception {
    assertThat(differences()).containsExactly(tuple("neo", Kind.MISSING, "not installed"));
    assertThat(machine.location).doesNotExist();
  }

  @Test
  void reportsInstalledPluginsThatAreNotLocked() throws Exception {
    machine.install();
    Files.delete(machine.lockFile());
    assertThat(differences())
        .containsExactly(tuple("neo", Kind.LOCK_STALE, "there is no lock file"));
  }

  @Test
  void reportsAPluginThatIsNeitherLockedNorInstalled() throws Exception {
    machine.install();
    machine.list("trinity", "1.0");
    assertThat(differences())
        .containsExactly(
            tuple("trinity", Kind.LOCK_STALE, "it is not in the lock file"),
            tuple("trinity", Kind.MISSING, "not installed"));
  }

  @Test
  void reportsLockedPluginsThatAreNotInstalled() throws Exception {
    machine.lock();
    assertThat(differences()).containsExactly(tuple("neo", Kind.MISSING, "not installed"));
  }

  @Test
  void reportsNoDifferencesAfterAnInstall() throws Exception {
    machine.install();
    assertThat(differences()).isEmpty();
    assertThat(machine.diff().plugins()).isEqualTo(1);
  }

  @Test
  void reportsAStaleLock() throws Exception {
    machine.install();
    machine.list("neo", "2.0");

    assertThat(machine.diff().differences())
        .containsExactly(
            new Difference(
                "neo",
                Kind.LOCK_STALE,
                "the version changed since it was locked",
                Optional.of("2.0"),
                Optional.of("1.0")));
  }

  @Test
  void reportsPluginsThatWereInstalledFromAnotherLock() throws Exception {
    machine.install();
    machine.list("neo", "2.0");
    machine.lock();

    assertThat(machine.diff().differences())
        .containsExactly(
            new Difference(
                "neo",
                Kind.OUTDATED,
                "another version is locked",
                Optional.of("2.0"),
                Optional.of("1.0")));
  }

  @Test
  void reportsModifiedFiles() throws Exception {
    machine.install();
    Files.writeString(machine.binary("neo"), "patched");
    assertThat(differences())
        .containsExactly(tuple("neo", Kind.MODIFIED, "its file was changed by hand"));
  }

  @Test
  void reportsAModificationThatKeepsSizeAndTime() throws Exception {
    machine.install();
    FileTime time = Files.getLastModifiedTime(machine.binary("neo"));
    byte[] content = Files.readAllBytes(machine.binary("neo"));
    content[100] ^= 1;
    Files.write(machine.binary("neo"), content);
    Files.setLastModifiedTime(machine.binary("neo"), time);

    assertThat(differences())
        .containsExactly(tuple("neo", Kind.MODIFIED, "its file was changed by hand"));
  }

  @Test
  void acceptsACopyWithTheSameContent() throws Exception {
    machine.install();
    Path copy = Files.copy(machine.binary("neo"), directory.resolve("copy"));
    Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.move(copy, machine.binary("neo"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);

    assertThat(differences()).isEmpty();
  }

  @Test
  void reportsFilesThatAreNotExecutable() throws Exception {
    machine.install();
    Files.setPosixFilePermissions(
        machine.binary("neo"), PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(differences())
        .containsExactly(tuple("neo", Kind.MODIFIED, "its file is not executable"));

    machine.install();
    assertThat(differences()).isEmpty();
  }

  @Test
  void reportsALinkInPlaceOfAPlugin() throws Exception {
    machine.install();
    Path elsewhere = Files.move(machine.binary("neo"), directory.resolve("elsewhere"));
    Files.createSymbolicLink(machine.binary("neo"), elsewhere);
    assertThat(differences())
        .containsExactly(tuple("neo", Kind.MODIFIED, "its file was changed by hand"));
  }

  @Test
  void reportsRemovedFiles() throws Exception {
    machine.install();
    Files.delete(machine.binary("neo"));
    assertThat(differences()).containsExactly(tuple("neo", Kind.MISSING, "its file was removed"));
  }

  @Test
  void reportsUnlistedPluginsUntilTheyAreCleaned() throws Exception {
    machine.publish("neo", "1.0", TestMachine.ARM);
    machine.lock(TestMachine.LINUX, TestMachine.ARM);
    machine.install();
    machine.unlist("neo");
    Tuple left = tuple("neo", Kind.LOCK_STALE, "the lock file has it, the configuration does not");
    Tuple extra = tuple("neo", Kind.EXTRA, "installed, but not listed for mode client");

    assertThat(differences()).containsExactly(extra);
    assertThat(machine.diff().notes()).map(DiffTest::tuples).containsExactly(left);
    assertThat(strict()).containsExactlyInAnyOrder(left, extra);

    machine.clean();

    assertThat(machine.diff().different()).isFalse();
    assertThat(machine.diff().notes()).map(DiffTest::tuples).containsExactly(left);
  }

  @Test
  void comparesOnlyThePluginsOfTheMode() throws Exception {
    machine.list(TestMachine.entry("neo", "1.0", Optional.empty(), Map.of(), Set.of(Mode.SERVER)));
    machine.install(Mode.SERVER);

    assertThat(differences())
        .containsExactly(tuple("neo", Kind.EXTRA, "installed, but not listed for mode client"));
    assertThat(
            machine
                .manager()
                .diff(new DiffRequest(machine.file(), Mode.SERVER, Optional.empty()))
                .differences())
        .isEmpty();
  }

  @Test
  void reportsUnmanagedFilesAsNotesUnlessTheComparisonIsStrict() throws Exception {
    machine.install();
    Files.writeString(machine.binary("smith"), "mine");
    Files.writeString(machine.location.resolve("optimus-smith_linux_arm64"), "other platform");
    Files.writeString(machine.location.resolve("README"), "no plugin");

    Tuple smith =
        tuple("smith", Kind.UNMANAGED, "a plugin's file that was not installed by this manager");
    assertThat(machine.diff().different()).isFalse();
    assertThat(machine.diff().notes()).map(DiffTest::tuples).containsExactly(smith);
    assertThat(strict()).containsExactly(smith);
  }

  @Test
  void reportsAnUnmanagedFileInPlaceOfAListedPlugin() throws Exception {
    Files.createDirectories(machine.location);
    Files.writeString(machine.binary("neo"), "mine");

    assertThat(machine.diff().differences())
        .extracting(Difference::kind, Difference::remedy)
        .contains(tuple(Kind.UNMANAGED, Difference.Remedy.REPLACE));
  }

  private List<Tuple> differences() throws Exception {
    return machine.diff().differences().stream().map(DiffTest::tuples).toList();
  }

  private List<Tuple> strict() throws Exception {
    return machine
        .manager()
        .diff(new DiffRequest(machine.file(), Mode.CLIENT, Optional.empty(), true))
        .differences()
        .stream()
        .map(DiffTest::tuples)
        .toList();
  }

  private static Tuple tuples(Difference difference) {
    return tuple(difference.plugin(), difference.kind(), difference.reason());
  }
}
