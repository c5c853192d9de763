// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.fetch;

import io.odpf.optimus.plugin.api.provider.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A SHA-256 or SHA-512 digest of a file, in a checksums file. The parser ignores other algorithms,
 * and everything else in such files.
 *
 * @param name the file's path, separated by '/'; empty if the line has none
 */
record ChecksumLine(Digest digest, String name) {
  private static final Pattern LINES = Pattern.compile("[\r\n\0]+");

  /** The line break in long digests of {@code gpg --print-md}. */
  private static final Pattern CONTINUED =
      Pattern.compile(
          "\r?\n[ \t]+(?=[0-9A-Fa-f]{2,8}(?:[ \t]+[0-9A-Fa-f]{2,8}){0,63}[ \t]*(?:\r?\n|$))");

  /** The output of {@code certutil -hashfile}, which has the digest on a separate line. */
  private static final Pattern BELOW =
      Pattern.compile(
          "(?im)^(SHA[-0-9]+) hash of (?:file )?([^\r\n]+):[ \t]*\r?\n(?=[0-9a-f][0-9a-f ]+\\s*$)");

  /**
   * The formats: of {@code sha256sum --tag}, BSD's {@code sha256} and {@code openssl dgst}; of
   * {@code gpg --print-md}; of {@code sha256sum}, {@code shasum} and {@code openssl dgst -r}, also
   * in PowerShell's table, where the algorithm comes first.
   */
  private static final List<Pattern> FORMATS =
      List.of(
          Pattern.compile("(?<algorithm>[^ (]*) ?\\((?<name>.*)\\) ?= ?(?<hex>[0-9A-Fa-f]+)"),
          Pattern.compile(
              "(?<name>.+): +(?:(?<algorithm>[A-Z0-9-]+) *= *)?(?<hex>[0-9A-Fa-f]{2,8}(?: +[0-9A-Fa-f]{2,8}){1,63})"),
          Pattern.compile(
              "\\\\?(?:(?<algorithm>SHA[-0-9]+)[: \\t]\\s*)?(?<hex>[0-9A-Fa-f]+)(?:\\s+[*?^]?(?<name>.*))?",
              Pattern.CASE_INSENSITIVE));

  static List<ChecksumLine> parse(String text) {
    String joined = BELOW.matcher(CONTINUED.matcher(text).replaceAll(" ")).replaceAll("$1 ($2) = ");
    List<ChecksumLine> lines = new ArrayList<>();
    for (String line : LINES.split(joined)) {
      read(line.strip()).ifPresent(lines::add);
    }
    return lines;
  }

  private static Optional<ChecksumLine> read(String line) {
    for (Pattern format : FORMATS) {
      Matcher parts = format.matcher(line);
      if (parts.matches()) {
        String name = Optional.ofNullable(parts.group("name")).orElse("").strip();
        String hex = parts.group("hex").replace(" ", "");
        return digest(Optional.ofNullable(parts.group("algorithm")).orElse(""), hex)
            .map(digest -> new ChecksumLine(digest, path(name)));
      }
    }
    return Optional.empty();
  }

  /** Normalizes a path; standard input has an empty one. */
  private static String path(String name) {
    return name.equals("-") || name.equals("stdin") ? "" : name.replace('\\', '/');
  }

  private static Optional<Digest> digest(String algorithm, String hex) {
    for (Digest.Algorithm candidate : List.of(Digest.Algorithm.SHA256, Digest.Algorithm.SHA512)) {
      if (hex.length() == candidate.hexLength() && isNamed(candidate, algorithm)) {
        return Digest.parse(candidate.name().toLowerCase(Locale.ROOT) + ":" + hex);
      }
    }
    return Optional.empty();
  }

  /** Accepts SHA256, SHA-256 and SHA2-256 as the same; SHA3-256 and SHA512/256 differ. */
  private static boolean isNamed(Digest.Algorithm algorithm, String name) {
    String plain = name.toUpperCase(Locale.ROOT).replaceFirst("^SHA2?-", "SHA");
    return plain.isEmpty() || plain.equals(algorithm.name());
  }
}
