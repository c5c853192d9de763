// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.disk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small files of text that this program wrote. */
public final class TextFile {
  private TextFile() {}

  /**
   * The whole text; bytes that are not UTF-8 are for whoever parses it to complain about.
   *
   * @throws IOException that names the file
   */
  public static String read(Path file) throws IOException {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw DiskFailure.named(file, failure);
    }
  }
}
