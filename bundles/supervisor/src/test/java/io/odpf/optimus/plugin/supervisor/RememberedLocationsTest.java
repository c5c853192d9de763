// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RememberedLocationsTest {
  @TempDir Path directory;

  private Path file() {
    return directory.resolve("state").resolve("plugin-locations");
  }

  private RememberedLocations locations() {
    return new RememberedLocations(file());
  }

  @Test
  void remembersEachLocationOnceAndTheLastHundred() {
    List<Path> all = new ArrayList<>();
    for (int i = 0; i < 102; i++) {
      Path one = directory.resolve("location" + i);
      all.add(one);
      locations().add(one);
      locations().add(one);
    }

    assertThat(locations().read()).isEqualTo(all.subList(2, 102));
  }

  @Test
  void skipsLinesThatAreNotAbsolutePaths() throws Exception {
    locations().add(directory);
    Files.writeString(file(), "relative\n\n/a/../b\n\0\n" + directory + "\n");

    assertThat(locations().read()).containsExactly(Path.of("/b"), directory);
  }

  @Test
  void ignoresAFileThatOthersCanWrite() throws Exception {
    locations().add(directory);
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-rw-rw-"));
    assertThat(locations().read()).isEmpty();

    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-------"));
    Files.setPosixFilePermissions(file().getParent(), PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThat(locations().read()).isEmpty();
  }

  @Test
  void doesNotFollowALink() throws Exception {
    Path real = Files.writeString(directory.resolve("real"), directory + "\n");
    Files.createDirectories(file().getParent());
    Files.createSymbolicLink(file(), real);

    assertThat(locations().read()).isEmpty();
  }

  @Test
  void continuesIfTheFileCannotBeWritten() throws Exception {
    Files.writeString(directory.resolve("state"), "not a directory");

    locations().add(directory);

    assertThat(locations().read()).isEmpty();
  }
}
