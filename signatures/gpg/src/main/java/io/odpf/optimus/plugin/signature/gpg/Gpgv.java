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
 * The program gpgv, without a home of the user's.
 *
 * @param program where it is
 */
record Gpgv(Path program) {
  private static final String STATUS = "[GNUPG:] ";

  /**
   * What it said.
   *
   * @param exitCode 0 if it is content
   * @param statuses in words, one list a line, in the form of GnuPG's doc/DETAILS
   */
  record Answer(int exitCode, List<List<String>> statuses) {
    /** The first status of a kind. */
    Optional<List<String>> first(String keyword) {
      for (List<String> status : statuses) {
        if (status.get(0).equals(keyword)) {
          return Optional.of(status);
        }
      }
      return Optional.empty();
    }
  }

  /** Finds it in the absolute directories of a search path. */
  static Optional<Gpgv> find(String searchPath) {
    return ForeignProgram.find(searchPath, "gpgv").map(Gpgv::new);
  }

  /**
   * Judges a file's signature.
   *
   * @param home a directory instead of the user's, without keys of its own; gets a file
   * @param limit the longest that it may take
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
    // Into a file: waiting for the end of a process can be interrupted, reading from it cannot.
    Path said = home.resolve("status");
    builder.redirectOutput(said.toFile());
    Process process = builder.start();
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw VerificationException.verifier(
            "gpgv did not end within " + limit.toSeconds() + " s", "try again");
      }
      return new Answer(
          process.exitValue(), statuses(Files.readString(said, StandardCharsets.ISO_8859_1)));
    } finally {
      ForeignProgram.end(process);
    }
  }

  /** A user id in a status may be of any encoding; what counts is ASCII. */
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
