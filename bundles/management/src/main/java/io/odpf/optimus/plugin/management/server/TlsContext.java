// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.server;

import io.odpf.optimus.plugin.api.file.Ownership;
import io.odpf.optimus.plugin.api.file.RegularFile;
import io.odpf.optimus.plugin.management.problem.ManagementException;
import io.odpf.optimus.plugin.management.problem.ManagementProblem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Creates the server's TLS context from a certificate and a private key in PEM files. The context
 * accepts any client certificate: TLS proves that the client has the private key, and {@code
 * Authentication} compares the certificate with the access file.
 */
final class TlsContext {
  private static final int LIMIT = 1 << 20;
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

  private TlsContext() {}

  /**
   * Reads the files.
   *
   * @param certificate the file of the certificate chain
   * @param key the file of the private key, in PKCS#8
   * @throws ManagementException if a file is unusable, or the key is readable by other users
   */
  static SSLContext read(Path certificate, Path key) throws ManagementException {
    try {
      requirePrivate(key);
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      Certificate[] chain =
          factory
              .generateCertificates(new ByteArrayInputStream(RegularFile.read(certificate, LIMIT)))
              .toArray(new Certificate[0]);
      if (chain.length == 0) {
        throw unusable(certificate, "it holds no certificate", null);
      }
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      char[] password = UUID.randomUUID().toString().toCharArray();
      store.setKeyEntry("server", key(key), password, chain);
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, password);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), new TrustManager[] {new AnyClient()}, null);
      return context;
    } catch (IOException failure) {
      Path file = Files.isReadable(certificate) ? key : certificate;
      throw unusable(file, RegularFile.reason(failure), failure);
    } catch (GeneralSecurityException failure) {
      throw unusable(certificate, "it holds no usable certificate", failure);
    }
  }

  /** Accepts all client certificates, and no server certificate. */
  private static final class AnyClient extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      throw new CertificateException("the management API does not connect to servers");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      checkServerTrusted(chain, type);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      checkServerTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  private static void requirePrivate(Path key) throws IOException, ManagementException {
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
      throw new ManagementException(
          ManagementProblem.UNSAFE_SETTINGS,
          "the private key " + key + " is not safe: " + objection.get(),
          "chown it to the runtime's user, and chmod 600");
    }
  }

  private static PrivateKey key(Path file)
      throws IOException, GeneralSecurityException, ManagementException {
    Matcher pem = KEY.matcher(RegularFile.text(file, LIMIT));
    if (!pem.find()) {
      throw unusable(file, "it holds no private key in PKCS#8 (BEGIN PRIVATE KEY)", null);
    }
    PKCS8EncodedKeySpec spec =
        new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem.group(1)));
    GeneralSecurityException failure = new InvalidKeySpecException("no key");
    for (String algorithm : new String[] {"EC", "RSA", "Ed25519"}) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(spec);
      } catch (InvalidKeySpecException e) {
        failure = e;
      }
    }
    throw unusable(file, "its key is none of EC, RSA and Ed25519", failure);
  }

  private static ManagementException unusable(Path file, String reason, @Nullable Exception cause) {
    return new ManagementException(
        ManagementProblem.UNSAFE_SETTINGS,
        file + " cannot be used for TLS: " + reason,
        "name a certificate and its key in PEM",
        cause);
  }
}
