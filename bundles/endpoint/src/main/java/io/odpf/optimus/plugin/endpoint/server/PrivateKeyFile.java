// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.endpoint.server;

import io.odpf.optimus.plugin.api.file.Ownership;
import io.odpf.optimus.plugin.api.file.RegularFile;
import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.endpoint.problem.EndpointProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A private key in PKCS#8, read from a PEM file.
 *
 * @param signature the algorithm of signatures with the key
 */
record PrivateKeyFile(PrivateKey key, String signature) {
  private static final int LIMIT = 1 << 20;
  private static final Pattern PEM =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

  /** The kinds of keys, and the algorithms of their signatures. */
  private static final Map<String, String> SIGNATURES = new LinkedHashMap<>();

  static {
    SIGNATURES.put("EC", "SHA256withECDSA");
    SIGNATURES.put("RSA", "SHA256withRSA");
    SIGNATURES.put("Ed25519", "Ed25519");
  }

  /**
   * Reads a file.
   *
   * @throws EndpointException if it is not readable, other users can read it, or it holds no usable
   *     key
   */
  static PrivateKeyFile read(Path file) throws EndpointException {
    try {
      requirePrivate(file);
      Matcher pem = PEM.matcher(RegularFile.text(file, LIMIT));
      if (!pem.find()) {
        throw TlsContext.unusable(
            file, "it holds no private key in PKCS#8 (BEGIN PRIVATE KEY)", null);
      }
      return parse(file, Base64.getMimeDecoder().decode(pem.group(1)));
    } catch (IOException failure) {
      throw TlsContext.unusable(file, RegularFile.reason(failure), failure);
    } catch (IllegalArgumentException failure) {
      throw TlsContext.unusable(file, "its key is not valid base64", failure);
    }
  }

  private static void requirePrivate(Path key) throws IOException, EndpointException {
    Path file = key.toRealPath();
    Optional<String> objection = Ownership.ofThisProcess().objectionToFile(file);
    if (objection.isEmpty()
        && file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Set<PosixFilePermission> readers =
          Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);
      if (!Collections.disjoint(Files.getPosixFilePermissions(file), readers)) {
        objection = Optional.of("others may read it");
      }
    }
    if (objection.isPresent()) {
      throw new EndpointException(
          EndpointProblem.UNSAFE_SETTINGS,
          "the private key " + key + " is not safe: " + objection.get(),
          "chown it to the runtime's user, and chmod 600");
    }
  }

  private static PrivateKeyFile parse(Path file, byte[] encoded) throws EndpointException {
    PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(encoded);
    GeneralSecurityException failure = new InvalidKeySpecException("no key");
    for (Map.Entry<String, String> kind : SIGNATURES.entrySet()) {
      try {
        PrivateKey key = KeyFactory.getInstance(kind.getKey()).generatePrivate(spec);
        return new PrivateKeyFile(key, kind.getValue());
      } catch (InvalidKeySpecException | NoSuchAlgorithmException e) {
        failure = e;
      }
    }
    throw TlsContext.unusable(file, "its key is none of EC, RSA and Ed25519", failure);
  }

  /** Returns whether a certificate's public key verifies a signature with this key. */
  boolean belongsTo(Certificate certificate) {
    byte[] data = {1};
    try {
      Signature signer = Signature.getInstance(signature);
      signer.initSign(key);
      signer.update(data);
      Signature verifier = Signature.getInstance(signature);
      verifier.initVerify(certificate.getPublicKey());
      verifier.update(data);
      return verifier.verify(signer.sign());
    } catch (GeneralSecurityException e) {
      // The certificate has a key of another kind or size.
      return false;
    }
  }

  /** Omits the key, which is secret. */
  @Override
  public String toString() {
    return "a private key for " + signature;
  }
}
