// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.secrets.folder;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.secrets.key.KeyFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rotations whose process is killed: every secret can be read, with the old key or the new. */
@Tag("process")
final class KilledRotationTest {
  @TempDir Path directory;

  /** Rotates, prints the step at which it stops, and waits to be killed. */
  public static final class Rotating {
    private Rotating() {}

    public static void main(String[] arguments) throws Exception {
      SampleFolder.of(
              Path.of(arguments[0]),
              step -> {
                if (step.equals(arguments[1])) {
                  System.out.println("stopped");
                  awaitEnd();
                }
              })
          .rotate();
    }

    private static void awaitEnd() {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "add the key, 1, false",
    "write the file, 2, false",
    "place the file, 2, false",
    "return, 2, true"
  })
  void leavesTheOldFileOrTheNew(String step, int keys, boolean isNew) throws Exception {
    SecretFolder folder = SampleFolder.filled(directory);
    String before = Files.readString(folder.file());
    Process process = ChildProcess.start(Rotating.class, directory.toString(), step);
    try {
      assertThat(process.inputReader().readLine()).isEqualTo("stopped");
    } finally {
      process.destroyForcibly().waitFor();
    }

    assertThat(Files.readString(folder.file()).equals(before)).isEqualTo(!isNew);
    assertThat(folder.visibleTo("space")).isEqualTo(SampleFolder.values());
    KeyFile file = new KeyFile(SampleFolder.keyFile(directory));
    assertThat(file.read().orElseThrow().keys()).hasSize(keys);

    folder.rotate();

    assertThat(folder.visibleTo("space")).isEqualTo(SampleFolder.values());
    assertThat(directory.resolve(".optimus").toFile().list()).containsExactly("secrets.yaml");
    assertThat(file.read().orElseThrow().keys()).hasSize(isNew ? 3 : 2);
  }
}
