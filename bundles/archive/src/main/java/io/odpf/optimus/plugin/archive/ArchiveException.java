// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import java.util.Objects;
import java.util.Optional;

/**
 * An artifact is not what it should be. Trying again does not help, unless its bytes were damaged
 * on the way.
 *
 * <p>The codes:
 *
 * <ul>
 *   <li>of the whole: {@code empty-artifact}, {@code not-an-archive}, {@code lfs-pointer}, {@code
 *       unsupported-format}, {@code unsupported-method}, {@code encrypted}
 *   <li>of its bytes: {@code truncated}, {@code corrupt}, {@code trailing-data}, {@code malformed}
 *   <li>of its entries: {@code unsafe-entry}, {@code duplicate-entry}, {@code link-entry}, {@code
 *       special-entry}
 *   <li>of what it costs: {@code too-large}, {@code too-dense}, {@code too-many-entries}, {@code
 *       name-too-long}, {@code header-too-large}, {@code too-slow}, {@code too-much-memory}
 *   <li>of the binary in it: {@code empty-archive}, {@code no-binary}, {@code several-binaries},
 *       {@code empty-binary}, {@code not-an-executable}, {@code wrong-platform}
 * </ul>
 */
public final class ArchiveException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final String hint;
  private final transient Optional<BinaryRequest> request;

  /**
   * @param code a stable word for programs, for instance {@code unsafe-entry}
   * @param message what is wrong, beginning with the artifact's name; names from the archive made
   *     printable
   * @param hint what to do; may be empty
   * @param request the request that a whole artifact does not meet; empty if the artifact is at
   *     fault
   */
  public ArchiveException(
      String code, String message, String hint, Optional<BinaryRequest> request) {
    super(message);
    this.code = Objects.requireNonNull(code, "code");
    this.hint = Objects.requireNonNull(hint, "hint");
    this.request = Objects.requireNonNull(request, "request");
  }

  /** A stable word for programs, one of those above. */
  public String code() {
    return code;
  }

  /** What to do, as a sentence. */
  public String hint() {
    return hint;
  }

  /** The request that a whole artifact does not meet; empty if the artifact itself is at fault. */
  public Optional<BinaryRequest> request() {
    return request == null ? Optional.empty() : request;
  }
}
