// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.lifecycle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Distinguishes a file from another that replaced it: a replacement by rename has another key, size
 * or time.
 */
public record FileKey(String text) {

  // Written out: on JDK 17 the generated equals pins this class loader, and its first call is slow.
  @Override
  public boolean equals(Object other) {
    return other instanceof FileKey that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** Returns the key of the file at a path now; an empty one if there is no file. */
  public static FileKey of(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return new FileKey(
          attributes.fileKey()
              + " "
              + attributes.size()
              + " "
              + attributes.lastModifiedTime().toMillis());
    } catch (IOException e) {
      return new FileKey("");
    }
  }
}
