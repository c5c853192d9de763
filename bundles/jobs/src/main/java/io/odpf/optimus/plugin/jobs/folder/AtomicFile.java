// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/** Writes files that appear whole or not at all, and replace earlier ones. */
public final class AtomicFile {

  /** Who may read a file besides its owner. */
  public enum Access {
    EVERYBODY,
    OWNER
  }

  private AtomicFile() {}

  /**
   * Writes a file by another name, then renames it. A link of that name is replaced, not followed.
   *
   * @param file the file, whose directory exists
   */
  public static void write(Path file, String text, Access access) throws IOException {
    Path parent = Objects.requireNonNull(file.toAbsolutePath().getParent());
    // Only its owner may read a temporary file.
    Path temporary = Files.createTempFile(parent, ".", ".new");
    try {
      Files.writeString(temporary, text, StandardCharsets.UTF_8);
      if (access == Access.EVERYBODY) {
        Permissions.ofFile(temporary);
      }
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
