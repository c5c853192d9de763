// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.folder;

import io.odpf.optimus.plugin.api.file.RegularFile;
import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.jobs.problem.JobException;
import io.odpf.optimus.plugin.jobs.problem.JobProblem;
import io.odpf.optimus.plugin.text.TerminalText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads files only if they are within a directory after links are resolved. Immutable. */
final class Boundary {
  private final Path real;

  private Boundary(Path real) {
    this.real = real;
  }

  /**
   * Creates the boundary of a directory.
   *
   * @throws IOException if the directory does not exist
   */
  static Boundary of(Path root) throws IOException {
    return new Boundary(root.toRealPath());
  }

  /** Returns whether a file, which may be a link, is within the directory. */
  boolean contains(Path file) throws IOException {
    return !Files.isSymbolicLink(file) || file.toRealPath().startsWith(real);
  }

  /**
   * Reads a file within the directory.
   *
   * @param limit the maximum size in bytes
   * @throws JobException if the file is outside the directory, cannot be read, or exceeds the limit
   */
  byte[] read(Path file, int limit) throws JobException {
    try {
      if (!contains(file)) {
        throw failure(file, JobProblem.LINK, "is a link that leads outside", copyHint(), null);
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    return whole(file, limit);
  }

  /**
   * Reads a file without checking its place.
   *
   * @param limit the maximum size in bytes
   * @throws JobException if the file cannot be read or exceeds the limit
   */
  static byte[] whole(Path file, int limit) throws JobException {
    try {
      if (Files.size(file) > limit) {
        throw failure(
            file,
            JobProblem.TOO_LARGE,
            "is larger than " + (limit >> 20) + " MiB",
            "check that it is the right file",
            null);
      }
      return RegularFile.read(file, limit);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static JobException unreadable(Path file, IOException cause) {
    return failure(
        file,
        JobProblem.UNREADABLE,
        "cannot be read: " + TerminalText.passage(RegularFile.reason(cause)),
        "check what it is, and its permissions",
        cause);
  }

  /** Returns the failure to write a file, or the files of a directory. */
  static JobException unwritable(Path file, IOException cause) {
    return failure(
        file,
        JobProblem.UNWRITABLE,
        "cannot be written: " + TerminalText.passage(RegularFile.reason(cause)),
        "check the disk's space and the permissions",
        cause);
  }

  /** Returns the hint for links that are not followed. */
  static String copyHint() {
    return "replace the link by what it leads to";
  }

  private static JobException failure(
      Path file, JobProblem code, String what, String hint, @Nullable Throwable cause) {
    return new JobException(List.of(problem(file, code, what, hint)), cause);
  }

  /** Creates a problem that concerns a whole file. */
  static Problem problem(Path file, JobProblem code, String what, String hint) {
    return Problem.at(
        new Position(file.toString(), 1, 1),
        code,
        TerminalText.quote(String.valueOf(file.getFileName())) + " " + what,
        hint);
  }
}
