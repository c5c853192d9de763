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
 * One file's SHA-256 or SHA-512. Checksums by other algorithms are passed over, as is everything
 * else that stands in such files.
 *
 * @param name the file's path with '/' between its steps; empty if the tool did not know it
 */
record ChecksumLine(Digest digest, String name) {
  private static final Pattern LINES = Pattern.compile("[\r\n\0]+");

  /** What {@code gpg --print-md} breaks a long digest by. */
  private static final Pattern CONTINUED =
      Pattern.compile(
          "\r?\n[ \t]+(?=[0-9A-Fa-f]{2,8}(?:[ \t]+[0-9A-Fa-f]{2,8}){0,63}[ \t]*(?:\r?\n|$))");

  /** {@code certutil -hashfile} has the digest in a line of its own. */
  private static final Pattern BELOW =
      Pattern.compile(
          "(?im)^(SHA[-0-9]+) hash of (?:file )?([^\r\n]+):[ \t]*\r?\n(?=[0-9a-f][0-9a-f ]+\\s*$)");

  /**
   * The forms: by {@code sha256sum --tag}, BSD's {@code sha256} and {@code openssl dgst}; by {@code
   * gpg --print-md}; by {@code sha256sum}, {@code shasum} and {@code openssl dgst -r}, also in
   * PowerShell's table, which names the algorithm first.
   */
  private static final List<Pattern> FORMS =
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
    for (Pattern form : FORMS) {
      Matcher parts = form.matcher(line);
      if (parts.matches()) {
        String name = Optional.ofNullable(parts.group("name")).orElse("").strip();
        String hex = parts.group("hex").replace(" ", "");
        return digest(Optional.ofNullable(parts.group("algorithm")).orElse(""), hex)
            .map(digest -> new ChecksumLine(digest, path(name)));
      }
    }
    return Optional.empty();
  }

  /** Standard input has no name. */
  private static String path(String name) {
    return name.equals("-") || name.equals("stdin") ? "" : name.replace('\\', '/');
  }

  private static Optional<Digest> digest(String algorithm, String hex) {
    for (Digest.Algorithm one : List.of(Digest.Algorithm.SHA256, Digest.Algorithm.SHA512)) {
      if (hex.length() == one.hexLength() && isNamed(one, algorithm)) {
        return Digest.parse(one.name().toLowerCase(Locale.ROOT) + ":" + hex);
      }
    }
    return Optional.empty();
  }

  /** SHA256, SHA-256 and SHA2-256 are the same; SHA3-256 and SHA512/256 are others. */
  private static boolean isNamed(Digest.Algorithm algorithm, String name) {
    String plain = name.toUpperCase(Locale.ROOT).replaceFirst("^SHA2?-", "SHA");
    return plain.isEmpty() || plain.equals(algorithm.name());
  }
}
