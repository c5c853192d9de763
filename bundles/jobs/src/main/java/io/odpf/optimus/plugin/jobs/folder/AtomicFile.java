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
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    if (access == Access.EVERYBODY) {
      write(file, content, Permissions::ofFile);
    } else {
      // Only its owner may read a temporary file.
      write(file, content, temporary -> {});
    }
  }

  /**
   * Replaces the content of a file that exists. It keeps its permissions, and a link stays a link.
   */
  static void change(Path file, byte[] content) throws IOException {
    Path target = file.toRealPath();
    write(target, content, temporary -> Permissions.copy(target, temporary));
  }

  private interface Preparation {
    void of(Path temporary) throws IOException;
  }

  private static void write(Path file, byte[] content, Preparation permissions) throws IOException {
    Path parent = Objects.requireNonNull(file.toAbsolutePath().getParent());
    Path temporary = Files.createTempFile(parent, ".", ".new");
    try {
      Files.write(temporary, content);
      permissions.of(temporary);
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
