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
  private World world;

  @BeforeEach
  void publish() {
    world = new World(directory);
    world.publish("neo", "1.0");
    world.publish("neo", "2.0");
    world.list("neo", "1.0");
  }

  @Test
  void tellsOfANewMachineThatNothingIsInstalled() throws Exception {
    assertThat(differences()).containsExactly(tuple("neo", Kind.MISSING, "not installed"));
    assertThat(world.location).doesNotExist();
  }

  @Test
  void tellsWhatIsInstalledAndNotLocked() throws Exception {
    world.install();
    Files.delete(world.lockFile());
    assertThat(differences())
        .containsExactly(tuple("neo", Kind.LOCK_STALE, "there is no lock file"));
  }

  @Test
  void tellsWhatIsNeitherLockedNorInstalledBesideOthers() throws Exception {
    world.install();
    world.list("trinity", "1.0");
    assertThat(differences())
        .containsExactly(
            tuple("trinity", Kind.LOCK_STALE, "it is not in the lock file"),
            tuple("trinity", Kind.MISSING, "not installed"));
  }

  @Test
  void tellsWhatIsLockedAndNotInstalled() throws Exception {
    world.lock();
    assertThat(differences()).containsExactly(tuple("neo", Kind.MISSING, "not installed"));
  }

  @Test
  void findsNothingAfterAnInstall() throws Exception {
    world.install();
    assertThat(differences()).isEmpty();
    assertThat(world.diff().plugins()).isEqualTo(1);
  }

  @Test
  void tellsWhatTheLockDoesNotCoverAnyMore() throws Exception {
    world.install();
    world.list("neo", "2.0");

    assertThat(world.diff().differences())
        .containsExactly(
            new Difference(
                "neo",
                Kind.LOCK_STALE,
                "the version changed since it was locked",
                Optional.of("2.0"),
                Optional.of("1.0")));
  }

  @Test
  void tellsWhatWasInstalledFromAnotherLock() throws Exception {
    world.install();
    world.list("neo", "2.0");
    world.lock();

    assertThat(world.diff().differences())
        .containsExactly(
            new Difference(
                "neo",
                Kind.OUTDATED,
                "another version is locked",
                Optional.of("2.0"),
                Optional.of("1.0")));
  }

  @Test
  void tellsWhatWasChangedByHand() throws Exception {
    world.install();
    Files.writeString(world.binary("neo"), "patched");
    assertThat(differences())
        .containsExactly(tuple("neo", Kind.MODIFIED, "its file was changed by hand"));
  }

  @Test
  void tellsAChangeThatKeptSizeAndTime() throws Exception {
    world.install();
    FileTime time = Files.getLastModifiedTime(world.binary("neo"));
    byte[] content = Files.readAllBytes(world.binary("neo"));
    content[100] ^= 1;
    Files.write(world.binary("neo"), content);
    Files.setLastModifiedTime(world.binary("neo"), time);

    assertThat(differences())
        .containsExactly(tuple("neo", Kind.MODIFIED, "its file was changed by hand"));
  }

  @Test
  void doesNotMindACopyWithTheSameContent() throws Exception {
    world.install();
    Path copy = Files.copy(world.binary("neo"), directory.resolve("copy"));
    Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.move(copy, world.binary("neo"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);

    assertThat(differences()).isEmpty();
  }

  @Test
  void tellsWhatCannotBeExecuted() throws Exception {
    world.install();
    Files.setPosixFilePermissions(
        world.binary("neo"), PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(differences())
        .containsExactly(tuple("neo", Kind.MODIFIED, "its file is not executable"));

    world.install();
    assertThat(differences()).isEmpty();
  }

  @Test
  void tellsALinkInPlaceOfAPlugin() throws Exception {
    world.install();
    Path elsewhere = Files.move(world.binary("neo"), directory.resolve("elsewhere"));
    Files.createSymbolicLink(world.binary("neo"), elsewhere);
    assertThat(differences())
        .containsExactly(tuple("neo", Kind.MODIFIED, "its file was changed by hand"));
  }

  @Test
  void tellsWhatIsGone() throws Exception {
    world.install();
    Files.delete(world.binary("neo"));
    assertThat(differences()).containsExactly(tuple("neo", Kind.MISSING, "its file was removed"));
  }

  @Test
  void reportsPluginsNoLongerListedUntilTheyAreCleaned() throws Exception {
    world.publish("neo", "1.0", World.ARM);
    world.lock(World.LINUX, World.ARM);
    world.install();
    world.unlist("neo");
    Tuple left = tuple("neo", Kind.LOCK_STALE, "the lock file has it, the configuration does not");
    Tuple extra = tuple("neo", Kind.EXTRA, "installed, but not listed for mode client");

    assertThat(differences()).containsExactly(extra);
    assertThat(world.diff().notes()).map(DiffTest::tuples).containsExactly(left);
    assertThat(strict()).containsExactlyInAnyOrder(left, extra);

    world.clean();

    assertThat(world.diff().different()).isFalse();
    assertThat(world.diff().notes()).map(DiffTest::tuples).containsExactly(left);
  }

  @Test
  void comparesForOneMode() throws Exception {
    world.list(World.entry("neo", "1.0", Optional.empty(), Map.of(), Set.of(Mode.SERVER)));
    world.install(Mode.SERVER);

    assertThat(differences())
        .containsExactly(tuple("neo", Kind.EXTRA, "installed, but not listed for mode client"));
    assertThat(
            world
                .manager()
                .diff(new DiffRequest(world.file(), Mode.SERVER, Optional.empty()))
                .differences())
        .isEmpty();
  }

  @Test
  void notesPluginsThatSomebodyElseInstalledUnlessItIsStrict() throws Exception {
    world.install();
    Files.writeString(world.binary("smith"), "mine");
    Files.writeString(world.location.resolve("optimus-smith_linux_arm64"), "other platform");
    Files.writeString(world.location.resolve("README"), "no plugin");

    Tuple smith =
        tuple("smith", Kind.UNMANAGED, "a plugin's file that was not installed by this manager");
    assertThat(world.diff().different()).isFalse();
    assertThat(world.diff().notes()).map(DiffTest::tuples).containsExactly(smith);
    assertThat(strict()).containsExactly(smith);
  }

  @Test
  void aFileByHandInThePlaceOfAListedPluginIsADifference() throws Exception {
    Files.createDirectories(world.location);
    Files.writeString(world.binary("neo"), "mine");

    assertThat(world.diff().differences())
        .extracting(Difference::kind, Difference::remedy)
        .contains(tuple(Kind.UNMANAGED, Difference.Remedy.REPLACE));
  }

  private List<Tuple> differences() throws Exception {
    return world.diff().differences().stream().map(DiffTest::tuples).toList();
  }

  private List<Tuple> strict() throws Exception {
    return world
        .manager()
        .diff(new DiffRequest(world.file(), Mode.CLIENT, Optional.empty(), true))
        .differences()
        .stream()
        .map(DiffTest::tuples)
        .toList();
  }

  private static Tuple tuples(Difference difference) {
    return tuple(difference.plugin(), difference.kind(), difference.reason());
  }
}
