// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.access;

import io.odpf.optimus.plugin.endpoint.access.CredentialFile;
import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.endpoint.problem.EndpointProblem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Finds the sender of a request by its token, which is sent as {@code Bearer TOKEN}, or as {@code
 * Basic} with the name of the credential and the token. Thread-safe.
 */
public final class AccessFile {
  private static final String BEARER = "Bearer ";
  private static final String BASIC = "Basic ";
  private static final int LONGEST = 4096;

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

  /** Returns the sender of a request with the value of its header Authorization. */
  Caller caller(String authorization) throws EndpointException {
    if (authorization.length() <= LONGEST && begins(authorization, BEARER)) {
      return find(Optional.empty(), authorization.substring(BEARER.length()).strip());
    }
    if (authorization.length() <= LONGEST && begins(authorization, BASIC)) {
      String pair = decoded(authorization.substring(BASIC.length()).strip());
      int colon = pair.indexOf(':');
      if (colon >= 0) {
        return find(Optional.of(pair.substring(0, colon)), pair.substring(colon + 1));
      }
    }
    throw unauthenticated("the Authorization header is neither 'Bearer TOKEN' nor 'Basic ...'");
  }

  private static boolean begins(String authorization, String scheme) {
    return authorization.regionMatches(true, 0, scheme, 0, scheme.length());
  }

  private static String decoded(String base64) throws EndpointException {
    try {
      return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // The cause would repeat a part of the credential.
      throw unauthenticated("the Authorization header is not valid base64");
    }
  }

  private Caller find(Optional<String> name, String token) throws EndpointException {
    byte[] digest = sha256(token);
    for (Credential credential : file.credentials()) {
      boolean same =
          MessageDigest.isEqual(digest, HexFormat.of().parseHex(credential.digest().hex()));
      if (same && credential.caller().name().equals(name.orElse(credential.caller().name()))) {
        return credential.caller();
      }
    }
    throw unauthenticated("the token is not one that the access file lists");
  }

  private static EndpointException unauthenticated(String message) {
    return new EndpointException(
        EndpointProblem.UNAUTHENTICATED, message, "ask the server's administrator for access");
  }

  private static byte[] sha256(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException failure) {
      throw new IllegalStateException("every JDK has SHA-256", failure);
    }
  }
}
