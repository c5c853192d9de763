// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.value;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the files that a configuration names for its values: keys and secrets. */
public final class SmallFile {
  private static final int LARGEST = 64 * 1024;

  private SmallFile() {}

  /** The file's text without line breaks at its end; at most 64 KiB, and not empty. */
  public static String read(Path file) throws Refusal {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(LARGEST + 1);
    } catch (IOException e) {
      throw refusal(
          Files.isDirectory(file)
              ? "is a directory"
              : Files.exists(file) ? "cannot be read" : "does not exist");
    }
    if (bytes.length > LARGEST) {
      throw refusal("is larger than 64 KiB");
    }
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw refusal("is not UTF-8 text");
    }
    int end = text.length();
    while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
      end--;
    }
    if (end == 0) {
      throw refusal("is empty");
    }
    return text.substring(0, end);
  }

  private static Refusal refusal(String what) {
    return Refusal.rule("unreadable-file", "names a file that " + what)
        .hint("a relative path begins at the configuration's directory");
  }
}
