// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaceLockTest {
  @TempDir private Path directory;

  /** Starts a process that holds the lock until its input ends. */
  private static Process hold(RuntimePlace place) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin/java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            HeldLock.class.getName(),
            place.pidFile().toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static Optional<PlaceLock> claim(RuntimePlace place) {
    try {
      return PlaceLock.claim(place);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void isClaimedAsSoonAsAProcessHasLookedWhetherTheLastRuntimeEnded() throws Exception {
    RuntimePlace place = new RuntimePlace(directory.resolve("run"));
    PlaceLock.claim(place).orElseThrow().close();
    Process process = hold(place);
    try (BufferedReader said = process.inputReader(UTF_8)) {
      assertThat(said.readLine()).isEqualTo("held");
      CompletableFuture<Optional<PlaceLock>> claimed =
          CompletableFuture.supplyAsync(() -> claim(place));

      process.outputWriter(UTF_8).close();

      Optional<PlaceLock> lock = claimed.get(5, TimeUnit.MINUTES);
      assertThat(lock).isPresent();
      lock.get().close();
    } finally {
      process.destroyForcibly();
      process.waitFor();
    }
  }
}
