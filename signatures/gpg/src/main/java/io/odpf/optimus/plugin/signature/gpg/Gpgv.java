// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.signature.gpg;

import io.odpf.optimus.plugin.api.program.ForeignProgram;
import io.odpf.optimus.plugin.api.signature.VerificationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The program gpgv, run without the user's home directory.
 *
 * @param program its path
 */
record Gpgv(Path program) {
  private static final String STATUS = "[GNUPG:] ";

  /**
   * The result of a run.
   *
   * @param exitCode 0 for a good signature
   * @param statuses the words of each status line, in the format of GnuPG's doc/DETAILS
   */
  record Answer(int exitCode, List<List<String>> statuses) {
    /** Returns the first status with a keyword. */
    Optional<List<String>> first(String keyword) {
      for (List<String> status : statuses) {
        if (status.get(0).equals(keyword)) {
          return Optional.of(status);
        }
      }
      return Optional.empty();
    }
  }

  /** Finds gpgv in the absolute directories of a search path. */
  static Optional<Gpgv> find(String searchPath) {
    return ForeignProgram.find(searchPath, "gpgv").map(Gpgv::new);
  }

  /**
   * Verifies a file's signature.
   *
   * @param home an empty directory that replaces the user's home; a file is written to it
   * @param limit the longest time that gpgv may take
   * @throws VerificationException if it takes longer
   */
  Answer verify(Path home, Path keyring, Path signature, Path file, Duration limit)
      throws VerificationException, IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            ForeignProgram.guarded(
                List.of(
                    program.toString(),
                    "--homedir",
                    home.toString(),
                    "--status-fd",
                    "1",
                    "--keyring",
                    keyring.toString(),
                    "--",
                    signature.toString(),
                    file.toAbsolutePath().toString())));
    Map<String, String> environment = builder.environment();
    environment.keySet().retainAll(List.of("PATH", "SystemRoot"));
    environment.put("LC_ALL", "C");
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    // Written to a file: waiting for a process can be interrupted, reading from it cannot.
    Path status = home.resolve("status");
    builder.redirectOutput(status.toFile());
    Process process = builder.start();
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw VerificationException.verifier(
            "gpgv did not finish within " + limit.toSeconds() + " s", "try again");
      }
      return new Answer(
          process.exitValue(), statuses(Files.readString(status, StandardCharsets.ISO_8859_1)));
    } finally {
      ForeignProgram.end(process);
    }
  }

  /** Parses the status lines. User ids may have any encoding; the words in use are ASCII. */
  private static List<List<String>> statuses(String text) {
    List<List<String>> statuses = new ArrayList<>();
    for (String line : text.split("\n")) {
      if (line.startsWith(STATUS)) {
        statuses.add(List.of(line.substring(STATUS.length()).split(" ")));
      }
    }
    return statuses;
  }
}
