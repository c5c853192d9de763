// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.endpoint.server;

import io.odpf.optimus.plugin.api.file.RegularFile;
import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.endpoint.problem.EndpointProblem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.UUID;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Creates the server's TLS context from a certificate and a private key in PEM files. The context
 * accepts any client certificate: TLS proves that the client has the private key, and {@code
 * Authentication} compares the certificate with those it knows.
 */
final class TlsContext {
  private static final int LIMIT = 1 << 20;

  private TlsContext() {}

  /**
   * Reads the files.
   *
   * @param certificate the file of the certificate chain
   * @param key the file of the private key, in PKCS#8
   * @throws EndpointException if a file is unusable, or the key is readable by other users
   */
  static SSLContext read(Path certificate, Path key) throws EndpointException {
    PrivateKeyFile privateKey = PrivateKeyFile.read(key);
    Certificate[] chain = chain(certificate);
    if (!privateKey.belongsTo(chain[0])) {
      throw unusable(key, "it does not belong to the certificate in " + certificate, null);
    }
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      char[] password = UUID.randomUUID().toString().toCharArray();
      store.setKeyEntry("server", privateKey.key(), password, chain);
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, password);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), new TrustManager[] {new AnyClient()}, null);
      return context;
    } catch (IOException | GeneralSecurityException failure) {
      throw unusable(certificate, "Java refuses it with its key: " + failure, failure);
    }
  }

  private static Certificate[] chain(Path file) throws EndpointException {
    try {
      Certificate[] chain =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(RegularFile.read(file, LIMIT)))
              .toArray(new Certificate[0]);
      if (chain.length == 0) {
        throw unusable(file, "it holds no certificate", null);
      }
      return chain;
    } catch (IOException failure) {
      throw unusable(file, RegularFile.reason(failure), failure);
    } catch (CertificateException failure) {
      throw unusable(file, "it holds no usable certificate", failure);
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
      throw new CertificateException("a server does not connect to servers");
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

  static EndpointException unusable(Path file, String reason, @Nullable Exception cause) {
    return new EndpointException(
        EndpointProblem.UNSAFE_SETTINGS,
        file + " cannot be used for TLS: " + reason,
        "name a certificate and its key in PEM",
        cause);
  }
}
