// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime.host;

import io.odpf.optimus.plugin.api.file.RegularFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The drop-ins that an administrator allows, by the SHA-256 of their files. The list is in the
 * environment or, if it is not set there, in a file in the drop-in directory. Without a list, all
 * drop-ins are allowed.
 */
final class DropInAllowList {
  /** The variable that lists digests, separated by commas or white space. */
  static final String VARIABLE = "OPTIMUS_DROP_IN_DIGESTS";

  /** The file that lists digests, one per line, as {@code sha256sum} writes it. */
  static final String FILE = "allowed.sha256";

  private static final int LIMIT = 1 << 20;
  private static final int DIGITS = 64;

  private final Set<String> digests;
  private final String source;

  private DropInAllowList(Set<String> digests, String source) {
    this.digests = digests;
    this.source = source;
  }

  /**
   * Returns the list for the directory of a jar; empty if there is none, which allows all bundles.
   * A list that cannot be read, or that others could have written, allows none.
   */
  static Optional<DropInAllowList> of(Path jar) {
    String listed = System.getenv(VARIABLE);
    if (listed != null && !listed.isBlank()) {
      return Optional.of(new DropInAllowList(digests(listed), VARIABLE));
    }
    Path file = file(jar.toAbsolutePath());
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    Optional<String> objection = DropInTrust.objectionToJar(file);
    if (objection.isPresent()) {
      return Optional.of(
          new DropInAllowList(Set.of(), file + ", which is not trusted: " + objection.get()));
    }
    try {
      String text = new String(RegularFile.read(file, LIMIT), StandardCharsets.UTF_8);
      return Optional.of(new DropInAllowList(digests(text), file.toString()));
    } catch (IOException e) {
      return Optional.of(
          new DropInAllowList(Set.of(), file + ", which cannot be read: " + e.getMessage()));
    }
  }

  /** Returns the file in the jar's directory, or in the one that a directory for runtimes is in. */
  private static Path file(Path jar) {
    Path own = jar.resolveSibling(FILE);
    Path directory = own.getParent();
    if (directory == null
        || !directory.endsWith(DropIns.RUNTIME)
        || Files.exists(own, LinkOption.NOFOLLOW_LINKS)) {
      return own;
    }
    return directory.resolveSibling(FILE);
  }

  private static Set<String> digests(String text) {
    Set<String> digests = new HashSet<>();
    for (String word : text.split("[\\s,]+")) {
      String digest = word.startsWith("sha256:") ? word.substring("sha256:".length()) : word;
      if (digest.length() == DIGITS) {
        digests.add(digest.toLowerCase(Locale.ROOT));
      }
    }
    return digests;
  }

  /**
   * Returns the reason why a file is not allowed; empty if it is.
   *
   * @param sha256 the digest of the file, in hexadecimal digits
   */
  Optional<String> objection(String sha256) {
    return digests.contains(sha256)
        ? Optional.empty()
        : Optional.of(
            "its digest "
                + sha256
                + " is not allowed by "
                + source
                + "; add it there to allow the bundle");
  }
}
