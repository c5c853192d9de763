// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.endpoint.access;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.odpf.optimus.plugin.api.file.Ownership;
import io.odpf.optimus.plugin.api.file.RegularFile;
import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.endpoint.problem.EndpointProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file of credentials, one per line. Blank lines and lines that begin with {@code #} are ignored.
 *
 * <p>A changed file is read again at the next request. While it is invalid, it has no credentials.
 * Thread-safe.
 *
 * @param <T> a credential
 */
public final class CredentialFile<T> {
  private static final int LIMIT = 1 << 20;

  private final Path file;
  private final Format<T> format;

  @GuardedBy("this")
  private Stamp stamp;

  @GuardedBy("this")
  private List<T> credentials;

  private CredentialFile(Path file, Format<T> format, Stamp stamp, List<T> credentials) {
    this.file = file;
    this.format = format;
    this.stamp = stamp;
    this.credentials = credentials;
  }

  /** The format of a file. Must be thread-safe. */
  public interface Format<T> {

    /**
     * Parses a line.
     *
     * @param where the file and the number of the line, for messages
     * @param earlier the credentials of the lines before it
     */
    T parse(String where, String line, List<T> earlier) throws EndpointException;

    /** Returns a line for an example. */
    String example();
  }

  /** File attributes of which at least one changes when the content does. */
  private record Stamp(long modified, long size, Object key) {
    static Stamp of(Path file) throws IOException {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      return new Stamp(
          found.lastModifiedTime().toMillis(), found.size(), String.valueOf(found.fileKey()));
    }
  }

  /**
   * Reads a file.
   *
   * @throws EndpointException if the file is invalid, lists no credential, or is writable by other
   *     users
   */
  public static <T> CredentialFile<T> open(Path file, Format<T> format) throws EndpointException {
    try {
      Stamp stamp = Stamp.of(file);
      List<T> credentials = read(file, format);
      if (credentials.isEmpty()) {
        throw new EndpointException(
            EndpointProblem.UNSAFE_SETTINGS,
            "the access file " + file + " lists nobody",
            "add a line such as: " + format.example());
      }
      return new CredentialFile<>(file, format, stamp, credentials);
    } catch (IOException failure) {
      throw unreadable(file, failure);
    }
  }

  /** Returns the credentials that the file lists now, after reading it again if it has changed. */
  public synchronized List<T> credentials() throws EndpointException {
    try {
      Stamp now = Stamp.of(file);
      if (!now.equals(stamp)) {
        credentials = List.of();
        credentials = read(file, format);
        stamp = now;
      }
      return credentials;
    } catch (IOException failure) {
      throw unreadable(file, failure);
    }
  }

  /** Returns the credentials that were read last. */
  public synchronized List<T> known() {
    return credentials;
  }

  private static <T> List<T> read(Path file, Format<T> format)
      throws IOException, EndpointException {
    Optional<String> objection = Ownership.ofThisProcess().objectionToFile(file.toRealPath());
    if (objection.isPresent()) {
      throw new EndpointException(
          EndpointProblem.UNSAFE_SETTINGS,
          "the access file " + file + " is not safe: " + objection.get(),
          "chown it to the runtime's user, and chmod 600");
    }
    List<T> credentials = new ArrayList<>();
    int number = 0;
    for (String line : RegularFile.text(file, LIMIT).split("\n", -1)) {
      number++;
      String text = line.strip();
      if (!text.isEmpty() && !text.startsWith("#")) {
        credentials.add(format.parse(file + ":" + number, text, List.copyOf(credentials)));
      }
    }
    return List.copyOf(credentials);
  }

  private static EndpointException unreadable(Path file, IOException failure) {
    return new EndpointException(
        EndpointProblem.UNSAFE_SETTINGS,
        "the access file " + file + " cannot be read: " + RegularFile.reason(failure),
        "",
        failure);
  }
}
