// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.fetch;

import io.odpf.optimus.plugin.api.provider.Digest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A file of checksums in the formats of common tools. Its encoding is UTF-8 or, as in PowerShell,
 * UTF-16.
 *
 * @see ChecksumLine
 */
final class ChecksumsFile {
  private final byte[] content;
  private final List<ChecksumLine> lines;
  private final String where;

  /**
   * Parses a file.
   *
   * @param where the name of the file for messages
   */
  ChecksumsFile(byte[] content, String where) {
    this.content = content.clone();
    this.lines = ChecksumLine.parse(text(content));
    this.where = where;
  }

  private static String text(byte[] content) {
    String text = new String(content, encoding(content));
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  /** Detects the encoding by the byte order mark, or by a zero byte in the first character. */
  private static Charset encoding(byte[] content) {
    int first = content.length < 2 ? 1 : content[0] & 0xff;
    int second = content.length < 2 ? 1 : content[1] & 0xff;
    if (first == 0xff && second == 0xfe || first != 0 && second == 0) {
      return StandardCharsets.UTF_16LE;
    }
    return first == 0xfe && second == 0xff || first == 0 && second != 0
        ? StandardCharsets.UTF_16BE
        : StandardCharsets.UTF_8;
  }

  byte[] content() {
    return content.clone();
  }

  /**
   * Returns the digests of an artifact, at least one, and one for each algorithm. If files in
   * several folders have its name, the one with the most matching folders counts. A digest without
   * a name counts if no line has one.
   *
   * @param path the artifact's path at its provider
   */
  List<Digest> of(String path) throws ArtifactFetchException {
    Map<Digest.Algorithm, Digest> found = new EnumMap<>(Digest.Algorithm.class);
    for (ChecksumLine line : matching(path)) {
      Digest other = found.putIfAbsent(line.digest().algorithm(), line.digest());
      if (other != null && !other.equals(line.digest())) {
        throw new ArtifactFetchException(
            FetchProblem.CHECKSUMS_AMBIGUOUS,
            where + " gives two checksums for " + fileName(path),
            "ask who publishes the file which one is right");
      }
    }
    if (found.isEmpty()) {
      throw new ArtifactFetchException(
          FetchProblem.CHECKSUMS_MISSING,
          where + " has no SHA-256 or SHA-512 checksum for " + fileName(path),
          "check the plugin's checksums and path, or give the digest by sha256");
    }
    return List.copyOf(found.values());
  }

  private List<ChecksumLine> matching(String path) {
    if (lines.stream().allMatch(line -> line.name().isEmpty())) {
      return lines;
    }
    List<ChecksumLine> best = new ArrayList<>();
    int most = 1;
    for (ChecksumLine line : lines) {
      int common = commonComponents(line.name(), path);
      if (common > most) {
        best.clear();
        most = common;
      }
      if (common == most) {
        best.add(line);
      }
    }
    return best;
  }

  /** Returns the number of components, from the last one on, that two paths have in common. */
  private static int commonComponents(String one, String other) {
    String[] a = one.split("/");
    String[] b = other.split("/");
    int common = 0;
    while (common < Math.min(a.length, b.length)
        && a[a.length - 1 - common].equals(b[b.length - 1 - common])) {
      common++;
    }
    return common;
  }

  private static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
