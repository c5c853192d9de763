// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.fuzzing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A directory for what has to be read from a file; one a process, as fuzzers run one thread. */
public final class Scratch {
  private final Path directory;

  private Scratch(Path directory) {
    this.directory = directory;
  }

  /** A new one, removed when the process ends. */
  public static Scratch create() {
    try {
      Path directory = Files.createTempDirectory("fuzzing").toRealPath();
      Scratch scratch = new Scratch(directory);
      Runtime.getRuntime().addShutdownHook(new Thread(scratch::remove));
      return scratch;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** A file's place. */
  public Path file(String name) {
    return directory.resolve(name);
  }

  /** A file with this content. */
  public Path write(String name, byte[] content) {
    try {
      return Files.write(file(name), content);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void remove() {
    try (var files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        Files.delete(file);
      }
      Files.delete(directory);
    } catch (IOException left) {
      // It is a temporary directory.
    }
  }
}
