// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.lfs;

import io.odpf.optimus.plugin.api.provider.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pointer file, which replaces a file in a repository whose content is stored in Git LFS.
 *
 * @param digest the SHA-256 of the file
 * @param size the size of the file in bytes
 */
public record LfsPointer(Digest digest, long size) {
  /** The size limit of a pointer file in bytes, by the specification. */
  public static final int LONGEST = 1024;

  private static final Pattern FORM =
      Pattern.compile(
          "version https://(?:git-lfs\\.github\\.com|hawser\\.github\\.com)/spec/v1\n"
              + "(?:ext-[^\n]*\n)*oid sha256:([0-9a-f]{64})\nsize ([0-9]{1,18})\n.*",
          Pattern.DOTALL);

  /** Parses a pointer file; empty if the content is not one. */
  public static Optional<LfsPointer> of(byte[] content) {
    if (content.length > LONGEST) {
      return Optional.empty();
    }
    Matcher form = FORM.matcher(new String(content, StandardCharsets.UTF_8));
    return form.matches()
        ? Optional.of(new LfsPointer(Digest.sha256(form.group(1)), Long.parseLong(form.group(2))))
        : Optional.empty();
  }
}
