// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.access;

import io.odpf.optimus.plugin.api.file.Ownership;
import io.odpf.optimus.plugin.api.file.RegularFile;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.endpoint.problem.EndpointProblem;
import io.odpf.optimus.plugin.management.problem.ManagementProblem;
import io.odpf.optimus.plugin.text.TerminalText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The file of credentials, one per line: {@code NAME ROLE token sha256:HEX} or {@code NAME ROLE
 * certificate sha256:HEX}. The digest is that of the token, or of the certificate's DER encoding.
 * Blank lines and lines that begin with {@code #} are ignored.
 *
 * <p>A changed file is read again at the next request. While it is invalid, every credential is
 * refused. Thread-safe.
 */
public final class AccessFile {
  private static final int LIMIT = 1 << 20;
  private static final int FIELDS = 4;

  private final Path file;
  private Stamp stamp;
  private List<Credential> credentials;

  private AccessFile(Path file, Stamp stamp, List<Credential> credentials) {
    this.file = file;
    this.stamp = stamp;
    this.credentials = credentials;
  }

  /** A line of the file. */
  record Credential(String name, Role role, Kind kind, Digest digest) {}

  /** The kinds of credentials. */
  enum Kind {
    TOKEN,
    CERTIFICATE;

    /** Returns the name in the access file, such as {@code token}. */
    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
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
   * Reads an access file.
   *
   * @throws EndpointException if the file is invalid, lists no credential, or is writable by other
   *     users
   */
  public static AccessFile open(Path file) throws EndpointException {
    try {
      Stamp stamp = Stamp.of(file);
      List<Credential> credentials = read(file);
      if (credentials.isEmpty()) {
        throw new EndpointException(
            EndpointProblem.UNSAFE_SETTINGS,
            "the access file " + file + " lists nobody",
            "add a line such as: ci client token sha256:HEX");
      }
      return new AccessFile(file, stamp, credentials);
    } catch (IOException failure) {
      throw unreadable(file, failure);
    }
  }

  /** Returns whether the file lists a certificate, so that the server should request one. */
  public synchronized boolean listsCertificates() {
    return credentials.stream().anyMatch(it -> it.kind() == Kind.CERTIFICATE);
  }

  /** Returns the credentials that the file lists now, after reading it again if it has changed. */
  synchronized List<Credential> credentials() throws EndpointException {
    try {
      Stamp now = Stamp.of(file);
      if (!now.equals(stamp)) {
        credentials = List.of();
        credentials = read(file);
        stamp = now;
      }
      return credentials;
    } catch (IOException failure) {
      throw unreadable(file, failure);
    }
  }

  private static List<Credential> read(Path file) throws IOException, EndpointException {
    Optional<String> objection = Ownership.ofThisProcess().objectionToFile(file.toRealPath());
    if (objection.isPresent()) {
      throw new EndpointException(
          EndpointProblem.UNSAFE_SETTINGS,
          "the access file " + file + " is not safe: " + objection.get(),
          "chown it to the runtime's user, and chmod 600");
    }
    List<Credential> credentials = new ArrayList<>();
    Set<String> names = new HashSet<>();
    int number = 0;
    for (String line : RegularFile.text(file, LIMIT).split("\n", -1)) {
      number++;
      String text = line.strip();
      if (!text.isEmpty() && !text.startsWith("#")) {
        Credential credential = credential(file + ":" + number, text);
        if (!names.add(credential.name() + " " + credential.kind())) {
          throw wrong(file + ":" + number, "the name " + credential.name() + " is used twice");
        }
        credentials.add(credential);
      }
    }
    return List.copyOf(credentials);
  }

  private static Credential credential(String where, String line) throws EndpointException {
    String[] fields = line.split("\\s+");
    if (fields.length != FIELDS) {
      throw wrong(where, "expected NAME ROLE token|certificate sha256:HEX");
    }
    if (!fields[0].matches("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}")) {
      throw wrong(where, "a name has letters, digits, '.', '_', '@' and '-', at most 64");
    }
    Optional<Role> role = Role.parse(fields[1]);
    if (role.isEmpty()) {
      throw wrong(
          where,
          "there is no role " + TerminalText.quote(fields[1]) + ", only reader, client, operator");
    }
    Kind kind =
        switch (fields[2]) {
          case "token" -> Kind.TOKEN;
          case "certificate" -> Kind.CERTIFICATE;
          default -> throw wrong(where, "a credential is a token or a certificate");
        };
    Optional<Digest> digest =
        Digest.parse(fields[3]).filter(it -> it.algorithm() == Digest.Algorithm.SHA256);
    // The message omits the field: it may be a token written here by mistake.
    return new Credential(
        fields[0],
        role.get(),
        kind,
        digest.orElseThrow(() -> wrong(where, "the digest must be sha256: and 64 hex digits")));
  }

  private static EndpointException wrong(String where, String message) {
    return new EndpointException(
        ManagementProblem.ACCESS_FILE,
        where + ": " + message,
        "sha256sum prints the digest of a token that it reads without a line feed");
  }

  private static EndpointException unreadable(Path file, IOException failure) {
    return new EndpointException(
        EndpointProblem.UNSAFE_SETTINGS,
        "the access file " + file + " cannot be read: " + RegularFile.reason(failure),
        "",
        failure);
  }
}
