// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file in an archive.
 *
 * @param name the name with folders
 * @param content the bytes
 * @param mode the permissions
 */
public record ArchiveEntry(String name, byte[] content, int mode) {

  /** Returns an executable file. */
  public static ArchiveEntry binary(String name, Path file) {
    try {
      return new ArchiveEntry(name, Files.readAllBytes(file), 0755);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a text file. */
  public static ArchiveEntry text(String name, String text) {
    return new ArchiveEntry(name, text.getBytes(StandardCharsets.UTF_8), 0644);
  }

  /** Returns this file with other permissions. */
  public ArchiveEntry withMode(int other) {
    return new ArchiveEntry(name, content, other);
  }
}
