// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.input;

import io.odpf.optimus.plugin.archive.ArchiveProblem;
import io.odpf.optimus.plugin.compression.stream.CompressionException;
import java.io.IOException;
import java.util.Objects;

/**
 * Thrown when an artifact is refused, by code that does not know the artifact's name. The message
 * is a predicate, such as "is an encrypted zip archive", to which the caller prepends the name.
 */
public final class ArchiveFault extends IOException {
  private static final long serialVersionUID = 1L;

  private final ArchiveProblem code;
  private final String hint;

  /** Creates a fault. */
  public ArchiveFault(ArchiveProblem code, String message, String hint) {
    super(message);
    this.code = code;
    this.hint = hint;
  }

  /** Creates a fault for bytes that end too early. */
  public static ArchiveFault truncated(String where) {
    return new ArchiveFault(
        ArchiveProblem.TRUNCATED,
        "is cut short " + where,
        "the artifact is incomplete: publish it again");
  }

  /** Creates a fault for bytes that contradict a checksum, a length or the format. */
  public static ArchiveFault corrupt(String what) {
    return new ArchiveFault(
        ArchiveProblem.CORRUPT,
        "is damaged: " + what,
        "publish the artifact again, from a fresh build");
  }

  /** Creates a fault for bytes after the end. */
  public static ArchiveFault trailing(String after) {
    return new ArchiveFault(
        ArchiveProblem.TRAILING_DATA,
        "has unexpected bytes after " + after,
        "publish the artifact exactly as the packing tool wrote it");
  }

  /** Creates a fault for a structure that two readers could understand differently. */
  public static ArchiveFault malformed(String what) {
    return new ArchiveFault(
        ArchiveProblem.MALFORMED, what, "pack the artifact again with an ordinary tar or zip");
  }

  /** Creates a fault for an exceeded limit. */
  public static ArchiveFault limit(ArchiveProblem code, String what) {
    return new ArchiveFault(
        code,
        what,
        switch (code) {
          case TOO_LARGE, TOO_DENSE, TOO_MANY_ENTRIES ->
              "publish an artifact with the plugin's binaries alone, or raise the limit with"
                  + " 'limits' in the configuration";
          default -> "publish an artifact with the plugin's binaries alone";
        });
  }

  /** Creates a fault for compressed data that its decoder refuses. */
  static ArchiveFault of(CompressionException failure) {
    String message = Objects.requireNonNull(failure.getMessage(), "message");
    return switch (failure.kind()) {
      case TRUNCATED ->
          new ArchiveFault(
              ArchiveProblem.TRUNCATED,
              "is cut short: " + message,
              "the artifact is incomplete: publish it again");
      case CORRUPT -> corrupt(message);
      case TRAILING_DATA ->
          new ArchiveFault(
              ArchiveProblem.TRAILING_DATA,
              "has " + message,
              "publish the artifact exactly as the packing tool wrote it");
      case WINDOW_TOO_LARGE ->
          new ArchiveFault(
              ArchiveProblem.TOO_MUCH_MEMORY,
              "cannot be unpacked: " + message,
              "compress it with a smaller window (xz -6, zstd -19), or raise window_mib of 'limits'"
                  + " in the configuration and give the JVM more memory"
                  + " (OPTIMUS_JAVA_OPTS=-Xmx1g)");
      case HEADER_TOO_LARGE ->
          limit(ArchiveProblem.HEADER_TOO_LARGE, "cannot be unpacked: " + message);
    };
  }

  /** Returns the reason. */
  public ArchiveProblem code() {
    return code;
  }

  /** Returns what to do. */
  public String hint() {
    return hint;
  }
}
