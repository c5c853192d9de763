// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.secrets.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several writers of one file: no change is lost. */
@Tag("process")
final class ConcurrentWritersTest {
  private static final int SECRETS = 6;

  @TempDir Path directory;

  /** Registers secrets with a prefix. */
  public static final class Writer {
    private Writer() {}

    public static void main(String[] arguments) throws Exception {
      write(Path.of(arguments[0]), arguments[1]);
    }
  }

  private static boolean write(Path directory, String prefix) throws Exception {
    SecretFolder folder = SampleFolder.of(directory);
    for (int i = 0; i < SECRETS; i++) {
      folder.register(prefix + i, Optional.empty(), SampleFolder.VALUE);
    }
    return true;
  }

  @Test
  void loseNoSecretOfEachOther() throws Exception {
    Process other = ChildProcess.start(Writer.class, directory.toString(), "process");
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      List<Future<Boolean>> writers = new ArrayList<>();
      for (String prefix : List.of("a", "b", "c")) {
        writers.add(threads.submit(() -> write(directory, prefix)));
      }
      for (Future<Boolean> writer : writers) {
        assertThat(writer.get()).isTrue();
      }
      assertThat(other.waitFor()).isZero();
    } finally {
      threads.shutdownNow();
      other.destroyForcibly();
    }

    assertThat(SampleFolder.of(directory).visibleTo("space")).hasSize(4 * SECRETS);
    assertThat(directory.resolve(".optimus").toFile().list()).containsExactly("secrets.yaml");
  }
}
