// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.fuzzing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A temporary directory for inputs that are read from files; one per process. */
public final class Scratch {
  private final Path directory;

  private Scratch(Path directory) {
    this.directory = directory;
  }

  /** Creates a directory, which is deleted when the process ends. */
  public static Scratch create() {
    try {
      Path directory = Files.createTempDirectory("fuzzing").toRealPath();
      Scratch scratch = new Scratch(directory);
      Runtime.getRuntime().addShutdownHook(new Thread(scratch::remove));
      return scratch;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the path of a file. */
  public Path file(String name) {
    return directory.resolve(name);
  }

  /** Writes a file. */
  public Path write(String name, byte[] content) {
    try {
      return Files.write(file(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void remove() {
    try (var files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        Files.delete(file);
      }
      Files.delete(directory);
    } catch (IOException e) {
      // The directory is temporary anyway.
    }
  }
}
