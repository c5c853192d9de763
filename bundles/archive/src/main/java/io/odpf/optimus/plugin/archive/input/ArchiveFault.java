// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.input;

import java.io.IOException;
import java.util.Set;

/**
 * An artifact is not what it should be, told from inside a stream. The message is a predicate whose
 * subject, the artifact's name, is put before it by who knows it.
 */
public final class ArchiveFault extends IOException {
  private static final long serialVersionUID = 1L;

  private static final Set<String> LIMITS_OF_USERS =
      Set.of("too-large", "too-dense", "too-many-entries");

  private final String code;
  private final String hint;

  public ArchiveFault(String code, String message, String hint) {
    super(message);
    this.code = code;
    this.hint = hint;
  }

  /** The bytes end too early. */
  public static ArchiveFault truncated(String where) {
    return new ArchiveFault(
        "truncated", "is cut short " + where, "the artifact is incomplete: publish it again");
  }

  /** The bytes are not what a checksum, a length or the format says. */
  public static ArchiveFault corrupt(String what) {
    return new ArchiveFault(
        "corrupt", "is damaged: " + what, "publish the artifact again, from a fresh build");
  }

  /** Something follows where nothing should. */
  public static ArchiveFault trailing(String after) {
    return new ArchiveFault(
        "trailing-data",
        "has bytes that belong to nothing after " + after,
        "publish the artifact as the packing tool made it");
  }

  /** A structure that has no agreed meaning, so that two readers could see two things. */
  public static ArchiveFault malformed(String what) {
    return new ArchiveFault(
        "malformed", what, "pack the artifact again with an ordinary tar or zip");
  }

  /** A limit is exceeded. */
  public static ArchiveFault limit(String code, String what) {
    return new ArchiveFault(
        code,
        what,
        LIMITS_OF_USERS.contains(code)
            ? "publish an artifact with the plugin's binaries alone, or raise the limit with"
                + " 'limits' in the configuration"
            : "publish an artifact with the plugin's binaries alone");
  }

  /** A compressed stream wants a larger window, in bytes, than there is memory for. */
  public static ArchiveFault tooMuchMemory(String format, long needed, long limit) {
    return new ArchiveFault(
        "too-much-memory",
        "needs a window of "
            + mebibytes(needed)
            + " MiB to be unpacked, more than the "
            + mebibytes(limit)
            + " MiB that "
            + format
            + " may use here",
        "compress it with a smaller window (xz -6, zstd -19), or raise window_mib of 'limits' in"
            + " the configuration and give the JVM more memory"
            + " (OPTIMUS_JAVA_OPTS=-Xmx1g)");
  }

  private static long mebibytes(long bytes) {
    return (bytes + (1 << 20) - 1) >> 20;
  }

  public String code() {
    return code;
  }

  public String hint() {
    return hint;
  }
}
