// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3.chain;

import io.odpf.optimus.plugin.api.file.RegularFile;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A small file that contains a token. */
final class TokenFile {
  private static final int LONGEST = 64 * 1024;

  private TokenFile() {}

  /**
   * Reads the file's text without surrounding blanks.
   *
   * @param what the setting that names the file, for messages
   */
  static String read(Path file, String what) throws ProviderException {
    try {
      byte[] bytes = RegularFile.read(file, LONGEST);
      String text =
          RegularFile.withoutMark(new String(bytes, StandardCharsets.UTF_8)).toString().strip();
      if (!text.isEmpty()) {
        return text;
      }
    } catch (IOException failure) {
      throw ProviderException.of(
          ProviderException.Kind.INVALID,
          what + " names " + file + ", which cannot be read: " + RegularFile.reason(failure),
          "check the path and the file's permissions",
          failure);
    }
    throw ProviderException.invalid(
        what + " names " + file + ", which is empty", "check the program that should write it");
  }
}
