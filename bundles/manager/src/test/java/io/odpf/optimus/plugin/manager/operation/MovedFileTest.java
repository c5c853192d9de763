// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests files that a provider creates and hands over. */
class MovedFileTest {
  private static final String NEO = TestMachine.pathOf("neo", "1.0", TestMachine.LINUX);

  @TempDir Path directory;
  private TestMachine machine;
  private byte[] neo;
  private Path made;

  @BeforeEach
  void begin() {
    machine = new TestMachine(directory);
    neo = machine.publish("neo", "1.0");
    machine.list("neo", "1.0");
    made = directory.resolve("made");
  }

  private void write(byte[] content, String permissions) {
    try {
      Files.write(made, content);
      Files.setPosixFilePermissions(made, PosixFilePermissions.fromString(permissions));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path stored() throws IOException {
    try (Stream<Path> files = Files.walk(machine.store.resolve("sha256"))) {
      return files.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
  }

  @Test
  void movesAFileIntoTheStoreAndMakesItPrivate() throws Exception {
    machine.source.on(
        NEO,
        (content, sink) -> {
          write(content, "rwxr-xr-x");
          sink.take(made);
        });

    assertThat(machine.install().fetchedBytes()).isEqualTo(neo.length);

    assertThat(made).doesNotExist();
    assertThat(stored()).hasBinaryContent(neo);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(stored())))
        .isEqualTo("rw-------");
    assertThat(machine.binary("neo")).exists();
  }

  @Test
  void replacesTheBytesOfAnEarlierAttempt() throws Exception {
    machine.source.on(
        NEO,
        (content, sink) -> {
          byte[] other = new byte[neo.length / 2];
          sink.write(other, 0, other.length);
          write(content, "rwxr-xr-x");
          sink.take(made);
        });

    machine.install();

    assertThat(stored()).hasBinaryContent(neo);
    assertThat(machine.binary("neo")).exists();
  }

  @Test
  void copiesALinkOrAFileThatOthersMayWrite() throws Exception {
    for (String permissions : new String[] {"rwxrwxrwx", "rwxrwxr-x"}) {
      machine.source.on(
          NEO,
          (content, sink) -> {
            write(content, permissions);
            sink.take(made);
          });
      machine.install();
      assertThat(made).hasBinaryContent(neo);
      assertThat(stored()).hasBinaryContent(neo);
      Files.delete(stored());
      Files.delete(machine.binary("neo"));
    }
    Path link = directory.resolve("link");
    Files.createSymbolicLink(link, made);
    machine.source.on(NEO, (content, sink) -> sink.take(link));
    machine.install();
    assertThat(link).isSymbolicLink();
    assertThat(stored()).hasBinaryContent(neo);
  }

  @Test
  void refusesAFileAboveTheLimitAndDoesNotMoveIt() throws Exception {
    machine.source.on(
        NEO,
        (content, sink) -> {
          write(new byte[(64 << 20) + 1], "rwxr-xr-x");
          sink.take(made);
        });

    PluginManagerException failed =
        catchThrowableOfType(PluginManagerException.class, machine::install);

    assertThat(failed.problems().get(0).message())
        .isEqualTo("the source sends more than the limit of " + (64 << 20) + " bytes");
    assertThat(made).exists();
  }

  @Test
  void reportsAMissingFile() throws Exception {
    machine.source.on(NEO, (content, sink) -> sink.take(made));

    PluginManagerException failed =
        catchThrowableOfType(PluginManagerException.class, machine::install);

    assertThat(failed.problems().get(0).message()).contains(made.toString());
  }
}
