// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.endpoint;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Access files for tests. */
final class AccessLines {
  private AccessLines() {}

  /** Writes a file of one credential; its line begins with the given text. */
  static Path write(Path directory, String beginning, String token) throws Exception {
    return write(directory, beginning + digest(token) + "\n");
  }

  static Path write(Path directory, String lines) throws Exception {
    Path file = directory.resolve("access");
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return Files.writeString(file, lines);
  }

  static String digest(String token) throws Exception {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    return "sha256:" + HexFormat.of().formatHex(digest);
  }
}
