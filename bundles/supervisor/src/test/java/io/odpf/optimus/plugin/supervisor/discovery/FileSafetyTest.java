// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileSafetyTest {
  private static final int STRANGER = 54321;

  @TempDir Path directory;
  private int owner;

  @BeforeEach
  void look() throws IOException {
    if (uid() == 0) {
      // What belongs to root is safe for everybody.
      Files.setAttribute(directory, "unix:uid", 12345);
    }
    owner = uid();
  }

  private int uid() throws IOException {
    return (Integer) Files.getAttribute(directory, "unix:uid");
  }

  @Test
  void trustsFilesOfTheUser() throws IOException {
    assertThat(new FileSafety(OptionalInt.of(owner), "").objection(directory)).isEmpty();
  }

  @Test
  void rejectsFilesOfAnotherUser() throws IOException {
    assertThat(new FileSafety(OptionalInt.of(STRANGER), "").objection(directory))
        .contains("it belongs to another user (uid " + owner + ")");
  }

  @Test
  void rejectsFilesOfOthersAsRoot() throws IOException {
    assertThat(new FileSafety(OptionalInt.of(0), "root").objection(directory)).isPresent();
    assertThat(new FileSafety(OptionalInt.empty(), "root").objection(directory)).isPresent();
  }

  @Test
  void trustsFilesOfRoot() throws IOException {
    assertThat(new FileSafety(OptionalInt.of(STRANGER), "").objection(Path.of("/usr/bin")))
        .isEmpty();
  }

  @Test
  void identifiesTheUserByNameWithoutAUserId() throws IOException {
    String name = Files.getOwner(directory).getName();

    assertThat(new FileSafety(OptionalInt.empty(), name).objection(directory)).isEmpty();
    assertThat(new FileSafety(OptionalInt.empty(), "stranger").objection(directory)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwxr-xrwx", "rwxrwxrwx", "-------w-"})
  void rejectsFilesThatEverybodyCanWrite(String mode) throws IOException {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(mode));
    try {
      assertThat(new FileSafety(OptionalInt.of(0), "root").objection(directory))
          .contains("everybody may write to it");
    } finally {
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void rejectsADirectoryThatEverybodyCanWrite() throws IOException {
    assertThat(new FileSafety(OptionalInt.of(owner), "").objection(Path.of("/tmp")))
        .contains("everybody may write to it");
  }

  @Test
  void trustsGroupWritableFiles() throws IOException {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxr-x"));

    assertThat(new FileSafety(OptionalInt.of(owner), "").objection(directory)).isEmpty();
  }

  @Test
  void followsLinks() throws IOException {
    Path open = Files.createDirectory(directory.resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
    Path link = Files.createSymbolicLink(directory.resolve("link"), open);

    assertThat(new FileSafety(OptionalInt.of(0), "root").objection(link)).isPresent();
  }

  @Test
  void identifiesTheUserOfThisProcess() throws IOException {
    Path own = Files.createFile(directory.resolve("own"));

    assertThat(FileSafety.ofThisProcess().objection(own)).isEmpty();
  }
}
