// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SocketDirectoryTest {
  private static final int FILES = 2_000;

  @TempDir Path parent;

  @Test
  void isRemovedWhileFilesAreStillWritten() throws Exception {
    SocketDirectory directory = SocketDirectory.create(parent);
    CountDownLatch begun = new CountDownLatch(1);
    // A child of a plugin in its last moments.
    FutureTask<Integer> child = new FutureTask<>(() -> fill(directory.path(), begun));
    new Thread(child).start();
    begun.await();

    directory.close();

    assertThat(directory.path()).doesNotExist();
    assertThat(child.get()).isPositive();
  }

  /** Writes files as long as there is a directory for them; how many. */
  private static int fill(Path directory, CountDownLatch begun) throws IOException {
    for (int i = 0; i < FILES; i++) {
      try {
        Files.createFile(directory.resolve("file" + i));
      } catch (NoSuchFileException removed) {
        return i;
      }
      begun.countDown();
    }
    return FILES;
  }

  @Test
  void followsNoLinkOfAPlugin() throws Exception {
    Path other = Files.writeString(parent.resolve("other"), "stays");
    SocketDirectory directory = SocketDirectory.create(parent);
    Files.createSymbolicLink(directory.path().resolve("link"), parent);

    directory.close();

    assertThat(directory.path()).doesNotExist();
    assertThat(other).hasContent("stays");
  }
}
