// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.problem.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstallLocationTest {
  @TempDir Path directory;

  @Test
  void createsAMissingDirectory() throws Exception {
    Path location = directory.resolve("a/b");
    assertThat(InstallLocation.inspect(location).managed()).isFalse();
    assertThat(directory.resolve("a")).doesNotExist();
    InstallLocation.prepare(location);
    assertThat(directory.resolve("a/b/.optimus/staging")).isDirectory();
  }

  @Test
  void acceptsALinkToADirectory() throws Exception {
    Path real = Files.createDirectory(directory.resolve("real"));
    Path link = Files.createSymbolicLink(directory.resolve("link"), real);
    assertThat(InstallLocation.prepare(link).root()).isEqualTo(real.toRealPath());
  }

  @Test
  void refusesAFile() throws Exception {
    Path file = Files.createFile(directory.resolve("file"));
    refused(file, "it is not a directory");
  }

  @Test
  void refusesADanglingLink() throws Exception {
    Path link = Files.createSymbolicLink(directory.resolve("link"), directory.resolve("nowhere"));
    refused(link, "it is a link to nowhere");
  }

  @Test
  void refusesALinkToItself() throws Exception {
    Path link = directory.resolve("link");
    Files.createSymbolicLink(link, Path.of("other"));
    Files.createSymbolicLink(directory.resolve("other"), Path.of("link"));
    refused(link, "it is a link to nowhere");
  }

  @Test
  void acceptsALinkToALink() throws Exception {
    Path real = Files.createDirectories(directory.resolve("a/real"));
    Files.createSymbolicLink(directory.resolve("a/relative"), Path.of("real"));
    Path link = directory.resolve("link");
    Files.createSymbolicLink(link, directory.resolve("a/relative"));
    assertThat(InstallLocation.inspect(link).root()).isEqualTo(real.toRealPath());
    assertThat(InstallLocation.inspect(real.resolve("..").resolve("real/.")).root())
        .isEqualTo(real.toRealPath());
  }

  @Test
  void refusesAWorldWritableDirectory() throws Exception {
    Path open = Files.createDirectory(directory.resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
    refused(open, "everybody may write into it");
  }

  @Test
  void refusesAWorldWritableDirectoryWithTheStickyBit() throws Exception {
    Path sticky = Files.createDirectory(directory.resolve("sticky"));
    Files.setAttribute(sticky, "unix:mode", 01777);
    refused(sticky, "everybody may write into it");
  }

  @Test
  void acceptsAGroupWritableDirectory() throws Exception {
    Path shared = Files.createDirectory(directory.resolve("shared"));
    mode(shared, "rwxrwxr-x");
    assertThat(InstallLocation.prepare(shared).managed()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    ".optimus, rwxrwxr-x, its group (gid GID) may write into it",
    ".optimus, rwxr-xrwx, everybody may write into it",
    ".optimus/receipts, rwxrwxr-x, its group (gid GID) may write into it",
    ".optimus/staging, rwx-wx---, its group (gid GID) may write into it",
    ".optimus/staging/install-1, rwx---rwx, everybody may write into it",
    ".optimus/staging/install-1/neo, rwxrwxr-x, its group (gid GID) may write to it",
    ".optimus/receipts/neo.json, rw-r--rw-, everybody may write to it",
    ".optimus/previous/set.json, rw-rw-r--, its group (gid GID) may write to it",
    ".optimus/journal.json, rw-rw-r--, its group (gid GID) may write to it",
    ".optimus/lock, rw-rw-rw-, everybody may write to it",
  })
  void refusesStateFilesThatOthersMayWrite(String name, String permissions, String why)
      throws Exception {
    Path location = managed();
    mode(location.resolve(name), permissions);
    String group = Files.getAttribute(location, "unix:gid") + "";

    refused(location, location.resolve(name), why.replace("GID", group));
  }

  @ParameterizedTest
  @ValueSource(strings = {"receipts", "staging/install-1", "receipts/neo.json", "journal.json"})
  void refusesALinkInItsState(String name) throws Exception {
    Path location = managed();
    Path place = location.resolve(".optimus").resolve(name);
    Path elsewhere = Files.move(place, directory.resolve("elsewhere"));
    Files.createSymbolicLink(place, elsewhere);

    refused(location, place, "it is a link");
  }

  @Test
  void refusesAPipeInItsState() throws Exception {
    Path location = managed();
    Path pipe = location.resolve(".optimus/receipts/pipe.json");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

    refused(location, pipe, "it is not a regular file");
  }

  @Test
  void acceptsAnyBackupOfAReplacedFile() throws Exception {
    Path location = managed();
    Path previous = location.resolve(".optimus/previous");
    Files.createSymbolicLink(previous.resolve("0.old"), directory.resolve("nowhere"));
    mode(Files.createFile(previous.resolve("1.old")), "rwxrwxrwx");

    assertThat(InstallLocation.inspect(location).managed()).isTrue();
  }

  @Test
  void reportsAllUnsafeFilesWithRemedies() throws Exception {
    Path location = managed();
    mode(location, "rwxrwxrwx");
    mode(location.resolve(".optimus/receipts"), "rwxrwxrwx");
    mode(location.resolve(".optimus/journal.json"), "rw-rw-rw-");

    PluginManagerException refused =
        catchThrowableOfType(PluginManagerException.class, () -> InstallLocation.inspect(location));

    assertThat(refused.problems())
        .extracting(it -> it.code().word(), Problem::message)
        .containsExactly(
            tuple("unsafe-location", "cannot use " + location + ": everybody may write into it"),
            tuple(
                "unsafe-location",
                "cannot use "
                    + location.resolve(".optimus/journal.json")
                    + ": everybody may write to it"),
            tuple(
                "unsafe-location",
                "cannot use "
                    + location.resolve(".optimus/receipts")
                    + ": everybody may write into it"));
    assertThat(refused.problems().get(0).hint()).contains("chown", "chmod go-w");
    assertThat(refused.problems().get(1).hint())
        .contains("remove " + location.resolve(".optimus"), "install again", "--adopt");
  }

  /** Creates a location with a file of every kind that is read. */
  private Path managed() throws Exception {
    Path location = directory.resolve("location");
    InstallLocation.prepare(location);
    Path state = location.resolve(".optimus");
    Files.createDirectory(state.resolve("previous"));
    Files.createDirectory(state.resolve("staging/install-1"));
    for (String file :
        List.of(
            "staging/install-1/neo",
            "receipts/neo.json",
            "previous/set.json",
            "journal.json",
            "lock")) {
      mode(Files.createFile(state.resolve(file)), "rw-r--r--");
    }
    for (String made : List.of("previous", "staging/install-1")) {
      mode(state.resolve(made), "rwxr-xr-x");
    }
    assertThat(InstallLocation.inspect(location).unfinished()).isTrue();
    return location;
  }

  private static void mode(Path path, String permissions) throws Exception {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  @Test
  void refusesALinkAsItsStateDirectory() throws Exception {
    Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
    Path location = Files.createDirectory(directory.resolve("location"));
    Path link = Files.createSymbolicLink(location.resolve(".optimus"), elsewhere);
    assertThatThrownBy(() -> InstallLocation.prepare(location))
        .isInstanceOf(PluginManagerException.class)
        .hasMessage("cannot install into " + link + ": it is a link");
    assertThat(elsewhere).isEmptyDirectory();
  }

  private static void refused(Path path, String why) {
    refused(path, path, why);
  }

  private static void refused(Path location, Path path, String why) {
    assertThatThrownBy(() -> InstallLocation.prepare(location))
        .isInstanceOf(PluginManagerException.class)
        .hasMessage("cannot install into " + path + ": " + why);
    assertThatThrownBy(() -> InstallLocation.inspect(location))
        .isInstanceOf(PluginManagerException.class)
        .hasMessage("cannot use " + path + ": " + why);
  }
}
