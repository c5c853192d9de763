// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("process")
class TemporaryDirectoryTest {
  @TempDir Path parent;

  /** Another process, which makes a directory with a file in it and waits to be killed. */
  static final class Holder {
    public static void main(String[] arguments) throws IOException {
      TemporaryDirectory held = TemporaryDirectory.create("test");
      Files.writeString(held.path().resolve("secret"), "secret");
      System.out.println(held.path());
      while (System.in.read() >= 0) {
        // until it is killed
      }
    }
  }

  private Process holder() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Djava.io.tmpdir=" + parent,
            "-cp",
            System.getProperty("java.class.path"),
            Holder.class.getName())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private List<String> names() throws IOException {
    try (Stream<Path> entries = Files.list(parent)) {
      return entries.map(it -> it.getFileName().toString()).sorted().toList();
    }
  }

  private void removeDead() throws IOException {
    TemporaryDirectory.removeDead(parent, TemporaryDirectory.PREFIX);
  }

  @Test
  void removesDirectoriesOfKilledProcessesButNotOfLivingOnes() throws Exception {
    Process process = holder();
    try (BufferedReader out = process.inputReader()) {
      Path held = Path.of(out.readLine());

      removeDead();
      assertThat(held.resolve("secret")).exists();

      process.destroyForcibly().waitFor();
      assertThat(held).exists();
      removeDead();
      assertThat(names()).isEmpty();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void keepsADirectoryOfThisProcessUntilItIsClosed() throws IOException {
    TemporaryDirectory used = TemporaryDirectory.claim(parent.resolve("optimus-1"));
    Files.createDirectory(used.path());
    removeDead();
    removeDead();
    assertThat(names()).containsExactly("optimus-1", "optimus-1.lock");

    used.close();
    assertThat(names()).isEmpty();
  }

  @Test
  void keepsLinksAndDirectoriesWithoutALock() throws IOException {
    Path outside = Files.createDirectory(parent.resolve("outside"));
    Files.writeString(outside.resolve("kept"), "kept");
    Files.createDirectory(parent.resolve("optimus-unmarked"));
    Files.createSymbolicLink(parent.resolve("optimus-link"), outside);
    Files.createFile(parent.resolve("optimus-link.lock"));
    Files.createDirectory(parent.resolve("optimus-linked-lock"));
    Files.createSymbolicLink(parent.resolve("optimus-linked-lock.lock"), outside.resolve("kept"));
    Path dead = Files.createDirectory(parent.resolve("optimus-dead"));
    Files.createFile(parent.resolve("optimus-dead.lock"));
    Files.createSymbolicLink(dead.resolve("way-out"), outside);

    removeDead();

    assertThat(outside.resolve("kept")).hasContent("kept");
    assertThat(names())
        .containsExactly(
            "optimus-link",
            "optimus-linked-lock",
            "optimus-linked-lock.lock",
            "optimus-unmarked",
            "outside");
  }
}
