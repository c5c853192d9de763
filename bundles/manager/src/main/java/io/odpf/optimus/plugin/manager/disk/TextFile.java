// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.disk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small files of text that this program wrote. */
public final class TextFile {
  /** In bytes; a record of 1,000 plugins has 2 MiB. */
  private static final int LONGEST = 16 << 20;

  private TextFile() {}

  /**
   * The whole text; bytes that are not UTF-8 are for whoever parses it to complain about.
   *
   * @throws IOException that names the file; also if it is larger than 16 MiB
   */
  public static String read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LONGEST + 1);
      if (bytes.length > LONGEST) {
        throw new IOException("it is larger than " + (LONGEST >> 20) + " MiB");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw DiskFailure.named(file, failure);
    }
  }
}
