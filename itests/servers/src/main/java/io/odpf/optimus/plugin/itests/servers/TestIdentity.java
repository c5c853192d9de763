// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A private key and its certificate. */
public record TestIdentity(PrivateKey key, List<X509Certificate> chain) {
  private static final char[] PASSWORD = "unused".toCharArray();

  /**
   * Returns a TLS context with this identity, for a server that trusts the authorities of its
   * clients.
   */
  public SSLContext tls(X509Certificate... clientAuthorities) {
    try {
      KeyStore own = KeyStore.getInstance("PKCS12");
      own.load(null, null);
      own.setKeyEntry("own", key, PASSWORD, chain.toArray(X509Certificate[]::new));
      KeyManagerFactory keys = KeyManagerFactory.getInstance("SunX509");
      keys.init(own, PASSWORD);
      KeyStore others = KeyStore.getInstance("PKCS12");
      others.load(null, null);
      for (int i = 0; i < clientAuthorities.length; i++) {
        others.setCertificateEntry("ca-" + i, clientAuthorities[i]);
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(others);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          keys.getKeyManagers(),
          clientAuthorities.length == 0 ? null : trust.getTrustManagers(),
          null);
      return context;
    } catch (GeneralSecurityException | IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Writes the certificate as PEM. */
  public Path writeCertificate(Path file) {
    return writePem(file, chain.toArray(X509Certificate[]::new));
  }

  /** Writes the key as PKCS#8 PEM. */
  public Path writeKey(Path file) {
    return write(file, pem("PRIVATE KEY", key.getEncoded()));
  }

  /** Writes certificates as PEM, with the usual text around them. */
  public static Path writePem(Path file, X509Certificate... certificates) {
    StringBuilder text = new StringBuilder();
    try {
      for (X509Certificate certificate : certificates) {
        text.append("# - a comment -\n").append(pem("CERTIFICATE", certificate.getEncoded()));
      }
    } catch (CertificateEncodingException impossible) {
      throw new IllegalStateException(impossible);
    }
    return write(file, text.toString());
  }

  private static String pem(String label, byte[] content) {
    String base64 =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(content);
    return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
  }

  private static Path write(Path file, String text) {
    try {
      return Files.writeString(file, text);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
