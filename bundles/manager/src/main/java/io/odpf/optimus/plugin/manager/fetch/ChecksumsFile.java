// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.fetch;

import io.odpf.optimus.plugin.api.provider.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A file of checksums as goreleaser and GNU's tools write it: {@code <hex> <name>}, {@code <hex>
 * *<name>} or {@code SHA256 (<name>) = <hex>}, one a line. Names count by their last part.
 */
final class ChecksumsFile {
  private final byte[] content;
  private final String text;
  private final String where;

  /**
   * @param where the file, for messages
   */
  ChecksumsFile(byte[] content, String where) {
    this.content = content.clone();
    this.text = new String(content, StandardCharsets.UTF_8);
    this.where = where;
  }

  byte[] content() {
    return content.clone();
  }

  /** The digest that the file gives for an artifact. */
  Digest of(String artifact) throws FetchException {
    Digest found = null;
    for (String line : text.split("\r?\n")) {
      Optional<Digest> digest = digest(line.strip(), artifact);
      if (digest.isPresent()) {
        if (found != null && !found.equals(digest.get())) {
          throw new FetchException(
              "checksums-ambiguous",
              where + " gives two checksums for " + artifact,
              "ask who publishes the file which one is right");
        }
        found = digest.get();
      }
    }
    if (found == null) {
      throw new FetchException(
          "checksums-missing",
          where + " has no SHA-256 or SHA-512 checksum for " + artifact,
          "check the plugin's checksums and path, or give the digest by sha256");
    }
    return found;
  }

  private static Optional<Digest> digest(String line, String artifact) {
    int open = line.indexOf(" (");
    int close = line.lastIndexOf(") = ");
    if (open > 0 && close > open) {
      return named(line.substring(open + 2, close), artifact)
          ? parse(line.substring(close + 4))
          : Optional.empty();
    }
    int mark = line.indexOf(' ');
    if (mark < 0) {
      return Optional.empty();
    }
    String name = line.substring(mark + 1).strip();
    // GNU marks a line whose name it had to escape by a backslash in front.
    String hex = line.charAt(0) == '\\' ? line.substring(1, mark) : line.substring(0, mark);
    return named(name.startsWith("*") ? name.substring(1) : name, artifact)
        ? parse(hex)
        : Optional.empty();
  }

  private static boolean named(String name, String artifact) {
    return name.substring(name.lastIndexOf('/') + 1).equals(artifact);
  }

  private static Optional<Digest> parse(String hex) {
    if (hex.length() == Digest.Algorithm.SHA256.hexLength()) {
      return Digest.parse("sha256:" + hex);
    }
    return hex.length() == Digest.Algorithm.SHA512.hexLength()
        ? Digest.parse("sha512:" + hex)
        : Optional.empty();
  }
}
