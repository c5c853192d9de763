// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.access;

import io.odpf.optimus.plugin.endpoint.access.CredentialFile;
import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import java.nio.file.Path;
import java.util.List;

/**
 * The file of the credentials of the management API. A changed file is read again at the next
 * request; while it is invalid, every credential is refused. Thread-safe.
 */
public final class AccessFile {
  private final CredentialFile<Credential> file;

  private AccessFile(CredentialFile<Credential> file) {
    this.file = file;
  }

  /**
   * Reads an access file.
   *
   * @throws EndpointException if the file is invalid, lists no credential, or is writable by other
   *     users
   */
  public static AccessFile open(Path file) throws EndpointException {
    return new AccessFile(CredentialFile.open(file, new AccessFormat()));
  }

  /** Returns whether the file lists a certificate, so that the server should request one. */
  public boolean listsCertificates() {
    return file.known().stream().anyMatch(it -> it.kind() == Credential.Kind.CERTIFICATE);
  }

  /** Returns the credentials that the file lists now, after reading it again if it has changed. */
  List<Credential> credentials() throws EndpointException {
    return file.credentials();
  }
}
