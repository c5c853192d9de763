// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.access;

import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.endpoint.problem.EndpointProblem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Identifies the sender of a request over TLS by its token, browser session or client certificate.
 * Each request's credential is compared with every entry of the access file, in constant time, so
 * that the response time does not depend on which entry matches. Thread-safe.
 */
public final class Authentication {
  private static final String SCHEME = "bearer ";
  private static final int LONGEST_TOKEN = 4096;

  private final AccessFile file;
  private final Sessions sessions = new Sessions(System::nanoTime);

  public Authentication(AccessFile file) {
    this.file = file;
  }

  /**
   * The evidence of a request's sender.
   *
   * @param address the remote address
   * @param authorization the value of the Authorization header
   * @param session the secret of the session cookie
   * @param certificate the client certificate of the TLS connection
   */
  public record Evidence(
      String address,
      Optional<String> authorization,
      Optional<String> session,
      Optional<X509Certificate> certificate) {}

  /**
   * Returns the sender. Without any valid session and without other evidence, its role is {@link
   * Role#ANYONE}.
   *
   * @throws EndpointException {@link EndpointProblem#UNAUTHENTICATED} if the token or certificate
   *     is not in the access file
   */
  public Caller caller(Evidence evidence) throws EndpointException {
    if (evidence.authorization().isPresent()) {
      return caller(find(Credential.Kind.TOKEN, token(evidence.authorization().get())));
    }
    Optional<Credential> session = evidence.session().flatMap(sessions::find);
    // A session ends when its token is removed from the access file or its role changes.
    if (session.isPresent() && file.credentials().contains(session.get())) {
      return caller(session.get());
    }
    if (evidence.certificate().isPresent()) {
      try {
        evidence.certificate().get().checkValidity();
        return caller(find(Credential.Kind.CERTIFICATE, evidence.certificate().get().getEncoded()));
      } catch (CertificateException failure) {
        throw new EndpointException(
            EndpointProblem.UNAUTHENTICATED,
            "the client certificate is not valid now",
            "renew it, and list the new one",
            failure);
      }
    }
    return Caller.anyone(evidence.address());
  }

  /**
   * Begins a browser session.
   *
   * @param authorization the value of the Authorization header
   * @return the session's secret, for the cookie
   * @throws EndpointException if the token is not in the access file
   */
  public String beginSession(String authorization) throws EndpointException {
    return sessions.begin(find(Credential.Kind.TOKEN, token(authorization)));
  }

  /** Ends a session, if there is one with this secret. */
  public void endSession(String secret) {
    sessions.end(secret);
  }

  private static Caller caller(Credential credential) {
    return new Caller(credential.name(), credential.role(), credential.kind().label());
  }

  private static byte[] token(String authorization) throws EndpointException {
    if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        || authorization.length() > LONGEST_TOKEN) {
      throw new EndpointException(
          EndpointProblem.UNAUTHENTICATED,
          "the Authorization header is not 'Bearer TOKEN'",
          "send a token of the access file");
    }
    return authorization.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8);
  }

  private Credential find(Credential.Kind kind, byte[] shown) throws EndpointException {
    byte[] digest = sha256(shown);
    Credential found = null;
    for (Credential credential : file.credentials()) {
      boolean same =
          MessageDigest.isEqual(digest, HexFormat.of().parseHex(credential.digest().hex()));
      if (same && credential.kind() == kind && found == null) {
        found = credential;
      }
    }
    if (found == null) {
      throw new EndpointException(
          EndpointProblem.UNAUTHENTICATED,
          "the " + kind.label() + " is not one that the access file lists",
          "ask the runtime's operator for access");
    }
    return found;
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException failure) {
      throw new IllegalStateException("every JDK has SHA-256", failure);
    }
  }
}
