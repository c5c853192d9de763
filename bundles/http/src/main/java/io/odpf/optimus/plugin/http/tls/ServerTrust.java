// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http.tls;

import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.text.TerminalText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Verifies a server's certificate with the JDK's trust manager, and explains a rejection. */
final class ServerTrust extends X509ExtendedTrustManager {
  private static final String FOR_SERVERS = "1.3.6.1.5.5.7.3.1";
  private static final String FOR_ANYTHING = "2.5.29.37.0";

  private final X509ExtendedTrustManager delegate;
  private final String authorities;

  private ServerTrust(X509ExtendedTrustManager delegate, String authorities) {
    this.delegate = delegate;
    this.authorities = authorities;
  }

  /**
   * Returns a trust manager for the authorities in a PEM file or, without a file, for those of the
   * JDK.
   */
  static ServerTrust of(Optional<Path> caFile) throws HttpException {
    try {
      KeyStore store = caFile.isPresent() ? store(caFile.get()) : null;
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      for (TrustManager manager : factory.getTrustManagers()) {
        if (manager instanceof X509ExtendedTrustManager delegate) {
          String name = caFile.isPresent() ? caFile.get().toString() : "Java's trust store";
          return new ServerTrust(delegate, name);
        }
      }
      throw new GeneralSecurityException("no trust manager for X.509");
    } catch (GeneralSecurityException | IOException failure) {
      if (failure instanceof HttpException explained) {
        throw explained;
      }
      throw new HttpException(
          HttpException.Reason.SETTINGS,
          "cannot load the trusted certificate authorities: " + failure.getMessage(),
          "check the JDK's trust store",
          failure);
    }
  }

  private static KeyStore store(Path file) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    List<X509Certificate> certificates = certificates(Pem.read(file, "ca_file"), file, "ca_file");
    for (int i = 0; i < certificates.size(); i++) {
      store.setCertificateEntry("ca-" + i, certificates.get(i));
    }
    return store;
  }

  /** Returns the certificates among the blocks, in order; at least one. */
  static List<X509Certificate> certificates(List<Pem.Block> blocks, Path file, String option)
      throws HttpException {
    List<X509Certificate> certificates = new ArrayList<>();
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      for (Pem.Block block : blocks) {
        if (block.label().endsWith("CERTIFICATE")) {
          certificates.add(
              (X509Certificate)
                  factory.generateCertificate(new ByteArrayInputStream(block.content())));
        }
      }
    } catch (CertificateException e) {
      throw Pem.unusable(option + " " + file + " contains a malformed certificate", e);
    }
    if (certificates.isEmpty()) {
      throw Pem.unusable(option + " " + file + " contains no PEM certificate", null);
    }
    return certificates;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    try {
      delegate.checkServerTrusted(chain, authType, socket);
    } catch (CertificateException refusal) {
      throw explained(chain, authType, refusal);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    delegate.checkServerTrusted(chain, authType, engine);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    delegate.checkServerTrusted(chain, authType);
  }

  private UntrustedServerException explained(
      X509Certificate[] chain, String authType, CertificateException refusal) {
    for (X509Certificate certificate : chain) {
      try {
        certificate.checkValidity();
      } catch (CertificateExpiredException e) {
        return new UntrustedServerException(
            "expired on " + certificate.getNotAfter().toInstant(),
            "ask the server's operator to renew it, or correct this machine's clock",
            refusal);
      } catch (CertificateNotYetValidException e) {
        return new UntrustedServerException(
            "is not valid before " + certificate.getNotBefore().toInstant(),
            "correct this machine's clock, or wait until the certificate is valid",
            refusal);
      }
    }
    if (!isForServers(chain[0])) {
      return new UntrustedServerException(
          "is not a server certificate: its extended key usage lacks serverAuth",
          "ask the server's operator to install a server certificate",
          refusal);
    }
    if (isTrusted(chain, authType)) {
      return new UntrustedServerException(
          "is for another host: " + refusal.getMessage(),
          "check the host in the provider's url",
          refusal);
    }
    if (chain.length == 1 && isSelfSigned(chain[0])) {
      return new UntrustedServerException(
          "is self-signed",
          "if you trust it, save it as a PEM file and set the provider's ca_file to that file",
          refusal);
    }
    Optional<String> rule = brokenRule(refusal);
    if (rule.isPresent()) {
      return new UntrustedServerException(
          "was rejected: " + TerminalText.excerpt(rule.get()),
          "ask the server's operator to replace it",
          refusal);
    }
    String authority = chain[chain.length - 1].getIssuerX500Principal().getName();
    return new UntrustedServerException(
        "was issued by an authority that is not in "
            + authorities
            + ": "
            + TerminalText.excerpt(authority),
        "set the provider's ca_file to the PEM certificates of that authority"
            + " (SSL_CERT_FILE and similar variables are not read)",
        refusal);
  }

  private static boolean isForServers(X509Certificate certificate) {
    try {
      List<String> usages = certificate.getExtendedKeyUsage();
      return usages == null || usages.contains(FOR_SERVERS) || usages.contains(FOR_ANYTHING);
    } catch (CertificateException e) {
      return true;
    }
  }

  /**
   * Returns the rule that a chain to a trusted authority breaks; empty if no chain leads to one.
   */
  private static Optional<String> brokenRule(CertificateException refusal) {
    String rule = refusal.getMessage();
    boolean noPath = false;
    boolean broken = false;
    for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
      noPath |= cause instanceof CertPathBuilderException;
      if (cause instanceof CertPathValidatorException) {
        broken = true;
        rule = cause.getMessage();
      }
    }
    return noPath && !broken ? Optional.empty() : Optional.ofNullable(rule);
  }

  /** Returns whether the chain is trusted, regardless of the host name. */
  private boolean isTrusted(X509Certificate[] chain, String authType) {
    try {
      delegate.checkServerTrusted(chain, authType);
      return true;
    } catch (CertificateException e) {
      return false;
    }
  }

  private static boolean isSelfSigned(X509Certificate certificate) {
    try {
      certificate.verify(certificate.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("a client does not authenticate clients");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    throw new CertificateException("a client does not authenticate clients");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("a client does not authenticate clients");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return delegate.getAcceptedIssuers();
  }
}
