// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.disk;

import io.odpf.optimus.plugin.api.file.RegularFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Reads small text files that this program wrote. */
public final class TextFile {
  /** The limit in bytes; a record of 1,000 plugins has 2 MiB. */
  private static final int LONGEST = 16 << 20;

  private TextFile() {}

  /**
   * Returns the text of a file. Replaces bytes that are not UTF-8; the parser reports them.
   *
   * @throws IOException if the file cannot be read, is larger than 16 MiB, or is not a regular
   *     file; names the file
   */
  public static String read(Path file) throws IOException {
    try {
      byte[] bytes = RegularFile.read(file, LONGEST);
      return RegularFile.withoutMark(new String(bytes, StandardCharsets.UTF_8)).toString();
    } catch (IOException failure) {
      throw DiskErrors.named(file, failure);
    }
  }
}
