// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("process")
final class ScratchDirectoryTest {
  @TempDir private Path temp;

  /** Creates a directory in a process that is killed. */
  static final class Victim {
    private Victim() {}

    public static void main(String[] args) throws Exception {
      ScratchDirectory scratch = ScratchDirectory.create(Path.of(args[0]), "git");
      Files.writeString(scratch.path().resolve("secret"), "secret");
      System.out.println(scratch.path());
      Thread.sleep(Long.MAX_VALUE);
    }
  }

  private Process victim() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin/java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Victim.class.getName(),
            temp.resolve("scratch").toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  @Test
  void isRemovedOnClose() throws Exception {
    try (ScratchDirectory scratch = ScratchDirectory.create(temp.resolve("scratch"), "git")) {
      Files.createDirectories(scratch.path().resolve("a/b"));
    }
    assertThat(temp.resolve("scratch")).isEmptyDirectory();
  }

  @Test
  void removesOnlyTheDirectoriesOfDeadProcesses() throws Exception {
    Process victim = victim();
    try (ScratchDirectory mine = ScratchDirectory.create(temp.resolve("scratch"), "go")) {
      Path theirs = Path.of(victim.inputReader().readLine());
      ScratchDirectory.removeDead(temp.resolve("scratch"));
      assertThat(theirs.resolve("secret")).exists();
      assertThat(mine.path()).exists();

      victim.destroyForcibly().waitFor();
      ScratchDirectory.removeDead(temp.resolve("scratch"));
      assertThat(theirs).doesNotExist();
      assertThat(mine.path()).exists();
    } finally {
      victim.destroyForcibly();
    }
    assertThat(temp.resolve("scratch")).isEmptyDirectory();
  }

  @Test
  void doesNothingInAMissingDirectory() throws Exception {
    ScratchDirectory.removeDead(temp.resolve("nowhere"));
    assertThat(temp.resolve("nowhere")).doesNotExist();
  }

  @Test
  void receivesAnArtifactWithoutAKeyInATemporaryDirectory() throws Exception {
    ArtifactStore store = new ArtifactStore(temp.resolve("cache"), Clock.systemUTC());
    try (PartialFile file = store.receive(Optional.empty())) {
      ScratchDirectory.removeDead(store.scratch());
      assertThat(file.path()).exists();
      assertThat(file.path().getParent()).hasParent(store.scratch());
    }
    assertThat(store.scratch()).isEmptyDirectory();
  }
}
