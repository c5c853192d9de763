// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.handshake;

import io.odpf.optimus.plugin.proto.handshake.SelfSignedCertificate;
import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import javax.net.ssl.KeyManager;

/** The host's side of AutoMTLS: a certificate created for one start of a plugin. */
public final class HostCertificate {
  private final SelfSignedCertificate own;

  private HostCertificate(SelfSignedCertificate own) {
    this.own = own;
  }

  /** Creates a key with its certificate, valid from half a minute before {@code now}. */
  public static HostCertificate create(Instant now) {
    return new HostCertificate(SelfSignedCertificate.create(now));
  }

  /**
   * Reads the certificate of an earlier start.
   *
   * @param text the result of {@link #text}
   * @throws IOException if it is something else
   */
  public static HostCertificate of(String text) throws IOException {
    return new HostCertificate(SelfSignedCertificate.of(text));
  }

  /** Returns the certificate with its private key, as a secret string. */
  public String text() {
    return own.text();
  }

  public X509Certificate certificate() {
    return own.certificate();
  }

  /**
   * Returns the certificate for the variable {@code PLUGIN_CLIENT_CERT}: PEM with its line breaks.
   */
  public String pem() {
    try {
      String base64 =
          Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate().getEncoded());
      return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("the certificate was encoded before", e);
    }
  }

  /** Returns a key manager that presents the certificate to a plugin. */
  public KeyManager keyManager() {
    return own.keyManager();
  }
}
