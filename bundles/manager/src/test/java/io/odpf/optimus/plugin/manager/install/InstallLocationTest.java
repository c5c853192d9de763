// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallLocationTest {
  @TempDir Path directory;

  @Test
  void isMadeWhenItIsNeeded() throws Exception {
    InstallLocation location = InstallLocation.at(directory.resolve("a/b"));
    assertThat(directory.resolve("a")).doesNotExist();
    location.prepare();
    assertThat(directory.resolve("a/b/.optimus/staging")).isDirectory();
  }

  @Test
  void mayBeALinkToADirectory() throws Exception {
    Path real = Files.createDirectory(directory.resolve("real"));
    Path link = Files.createSymbolicLink(directory.resolve("link"), real);
    assertThat(InstallLocation.at(link).prepare().root()).isEqualTo(real.toRealPath());
  }

  @Test
  void isNoFile() throws Exception {
    Path file = Files.createFile(directory.resolve("file"));
    refused(file, "it is not a directory");
  }

  @Test
  void isNoLinkToNowhere() throws Exception {
    Path link = Files.createSymbolicLink(directory.resolve("link"), directory.resolve("nowhere"));
    refused(link, "it is a link to nowhere");
  }

  @Test
  void isNotWhereEverybodyMayWrite() throws Exception {
    Path open = Files.createDirectory(directory.resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
    refused(open, "everybody may write into it");
  }

  @Test
  void hasNoLinkForItsState() throws Exception {
    Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
    Path location = Files.createDirectory(directory.resolve("location"));
    Path link = Files.createSymbolicLink(location.resolve(".optimus"), elsewhere);
    assertThatThrownBy(() -> InstallLocation.at(location).prepare())
        .isInstanceOf(PluginManagerException.class)
        .hasMessage("cannot install into " + link + ": it is a link");
    assertThat(elsewhere).isEmptyDirectory();
  }

  private static void refused(Path path, String why) {
    assertThatThrownBy(() -> InstallLocation.at(path).prepare())
        .isInstanceOf(PluginManagerException.class)
        .hasMessage("cannot install into " + path + ": " + why);
  }
}
