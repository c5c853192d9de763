// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.access;

import io.odpf.optimus.plugin.management.problem.ManagementException;
import io.odpf.optimus.plugin.management.problem.ManagementProblem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Tells who sends a request over TLS, from the token or the client certificate. Thread-safe.
 * Compares digests, each of them in constant time, and looks at all of them.
 */
public final class Authentication {
  private static final String SCHEME = "bearer ";
  private static final int LONGEST_TOKEN = 4096;

  private final AccessFile file;

  public Authentication(AccessFile file) {
    this.file = file;
  }

  /** What a request shows of its sender. */
  public record Evidence(
      String address, Optional<String> authorization, Optional<X509Certificate> certificate) {}

  /**
   * Returns the sender; one of the role {@link Role#ANYONE} if the request shows nothing.
   *
   * @throws ManagementException {@link ManagementProblem#UNAUTHENTICATED} if what it shows is not a
   *     credential of the access file
   */
  public Caller caller(Evidence evidence) throws ManagementException {
    if (evidence.authorization().isPresent()) {
      return find(AccessFile.Kind.TOKEN, token(evidence.authorization().get()), "token");
    }
    if (evidence.certificate().isPresent()) {
      try {
        evidence.certificate().get().checkValidity();
        return find(
            AccessFile.Kind.CERTIFICATE, evidence.certificate().get().getEncoded(), "certificate");
      } catch (CertificateException failure) {
        throw new ManagementException(
            ManagementProblem.UNAUTHENTICATED,
            "the client certificate is not valid now",
            "renew it, and list the new one",
            failure);
      }
    }
    return Caller.anyone(evidence.address());
  }

  private static byte[] token(String authorization) throws ManagementException {
    if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        || authorization.length() > LONGEST_TOKEN) {
      throw new ManagementException(
          ManagementProblem.UNAUTHENTICATED,
          "the Authorization header is not 'Bearer TOKEN'",
          "send a token of the access file");
    }
    return authorization.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8);
  }

  private Caller find(AccessFile.Kind kind, byte[] shown, String label) throws ManagementException {
    byte[] digest = sha256(shown);
    AccessFile.Credential found = null;
    for (AccessFile.Credential credential : file.credentials()) {
      boolean same =
          MessageDigest.isEqual(digest, HexFormat.of().parseHex(credential.digest().hex()));
      if (same && credential.kind() == kind && found == null) {
        found = credential;
      }
    }
    if (found == null) {
      throw new ManagementException(
          ManagementProblem.UNAUTHENTICATED,
          "the " + label + " is not one that the access file lists",
          "ask the runtime's operator for access");
    }
    return new Caller(found.name(), found.role(), label);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException failure) {
      throw new IllegalStateException("every JDK has SHA-256", failure);
    }
  }
}
