// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The packing tools of this machine; a test that needs one that is missing is skipped. */
final class Tools {
  private Tools() {}

  /** Runs a tool in a folder. */
  static void run(Path folder, String... command) throws IOException, InterruptedException {
    assumeTrue(isThere(command[0]), command[0] + " is not installed");
    File log = folder.resolveSibling("log").toFile();
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log)
            .start();
    assertThat(process.waitFor()).as(Files.readString(log.toPath())).isZero();
  }

  private static boolean isThere(String tool) {
    for (String folder : System.getenv("PATH").split(File.pathSeparator)) {
      if (Files.isExecutable(Path.of(folder, tool))) {
        return true;
      }
    }
    return false;
  }

  /** Returns a tool's output for a file with the given bytes. */
  static byte[] filter(Path folder, byte[] input, String... command)
      throws IOException, InterruptedException {
    assumeTrue(isThere(command[0]), command[0] + " is not installed");
    Path in = folder.resolve("filter-in");
    Path out = folder.resolve("filter-out");
    Files.write(in, input);
    Process process =
        new ProcessBuilder(command)
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(process.waitFor()).isZero();
    return Files.readAllBytes(out);
  }
}
