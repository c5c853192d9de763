// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http;

import io.odpf.optimus.plugin.api.http.HttpException;
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
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** The JDK's check of a server's certificate, with a refusal that says what is wrong with it. */
final class ServerTrust extends X509ExtendedTrustManager {
  private static final String FOR_SERVERS = "1.3.6.1.5.5.7.3.1";
  private static final String FOR_ANYTHING = "2.5.29.37.0";

  private final X509ExtendedTrustManager judge;
  private final String authorities;

  private ServerTrust(X509ExtendedTrustManager judge, String authorities) {
    this.judge = judge;
    this.authorities = authorities;
  }

  /** Trusts the authorities of a PEM file, or the JDK's. */
  static ServerTrust of(Optional<Path> caFile) throws HttpException {
    try {
      KeyStore store = caFile.isPresent() ? store(caFile.get()) : null;
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      for (TrustManager manager : factory.getTrustManagers()) {
        if (manager instanceof X509ExtendedTrustManager judge) {
          String name = caFile.isPresent() ? caFile.get().toString() : "Java's trust store";
          return new ServerTrust(judge, name);
        }
      }
      throw new GeneralSecurityException("there is no trust manager for X.509");
    } catch (GeneralSecurityException | IOException failure) {
      if (failure instanceof HttpException explained) {
        throw explained;
      }
      throw new HttpException(
          HttpException.Reason.SETTINGS,
          "trusted authorities cannot be loaded: " + failure.getMessage(),
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

  /** The certificates among the blocks, in order, at least one. */
  static List<X509Certificate> certificates(List<Pem.Block> blocks, Path file, String option)
      throws HttpException {
    List<X509Certificate> certificates = new java.util.ArrayList<>();
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      for (Pem.Block block : blocks) {
        if (block.label().endsWith("CERTIFICATE")) {
          certificates.add(
              (X509Certificate)
                  factory.generateCertificate(new ByteArrayInputStream(block.content())));
        }
      }
    } catch (CertificateException malformed) {
      throw Pem.unusable(option + " " + file + " holds a damaged certificate", malformed);
    }
    if (certificates.isEmpty()) {
      throw Pem.unusable(option + " " + file + " holds no PEM certificate", null);
    }
    return certificates;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    try {
      judge.checkServerTrusted(chain, authType, socket);
    } catch (CertificateException refusal) {
      throw explained(chain, authType, refusal);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    judge.checkServerTrusted(chain, authType, engine);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    judge.checkServerTrusted(chain, authType);
  }

  private UntrustedServer explained(
      X509Certificate[] chain, String authType, CertificateException refusal) {
    for (X509Certificate certificate : chain) {
      try {
        certificate.checkValidity();
      } catch (CertificateExpiredException expired) {
        return new UntrustedServer(
            "expired on " + certificate.getNotAfter().toInstant(),
            "it has to be renewed by who runs the server; or this machine's clock is wrong",
            refusal);
      } catch (CertificateNotYetValidException early) {
        return new UntrustedServer(
            "is not valid before " + certificate.getNotBefore().toInstant(),
            "check this machine's clock",
            refusal);
      }
    }
    if (!isForServers(chain[0])) {
      return new UntrustedServer(
          "is not for servers: its extended key usage has no serverAuth",
          "ask the server's operator for a certificate for servers",
          refusal);
    }
    if (isTrusted(chain, authType)) {
      return new UntrustedServer(
          "is for another host: " + refusal.getMessage(),
          "check the host in the provider's url",
          refusal);
    }
    if (chain.length == 1 && isSelfSigned(chain[0])) {
      return new UntrustedServer(
          "is self-signed",
          "if you trust it, save it as a PEM file and set the provider's ca_file to that",
          refusal);
    }
    Optional<String> rule = brokenRule(refusal);
    if (rule.isPresent()) {
      return new UntrustedServer(
          "is refused: " + Printable.of(rule.get()),
          "ask the server's operator to replace it",
          refusal);
    }
    String authority = chain[chain.length - 1].getIssuerX500Principal().getName();
    return new UntrustedServer(
        "comes from an authority that is not in " + authorities + ": " + Printable.of(authority),
        "set the provider's ca_file to the PEM certificates of that authority"
            + " (SSL_CERT_FILE and the like are not read)",
        refusal);
  }

  private static boolean isForServers(X509Certificate certificate) {
    try {
      List<String> usages = certificate.getExtendedKeyUsage();
      return usages == null || usages.contains(FOR_SERVERS) || usages.contains(FOR_ANYTHING);
    } catch (CertificateException unreadable) {
      return true;
    }
  }

  /** What is wrong with a chain that leads to an authority; empty if none does. */
  private static Optional<String> brokenRule(CertificateException refusal) {
    String rule = refusal.getMessage();
    boolean unfound = false;
    boolean broken = false;
    for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
      unfound |= cause instanceof CertPathBuilderException;
      if (cause instanceof CertPathValidatorException) {
        broken = true;
        rule = cause.getMessage();
      }
    }
    return unfound && !broken ? Optional.empty() : Optional.ofNullable(rule);
  }

  /** Without the name of the host. */
  private boolean isTrusted(X509Certificate[] chain, String authType) {
    try {
      judge.checkServerTrusted(chain, authType);
      return true;
    } catch (CertificateException untrusted) {
      return false;
    }
  }

  private static boolean isSelfSigned(X509Certificate certificate) {
    try {
      certificate.verify(certificate.getPublicKey());
      return true;
    } catch (GeneralSecurityException other) {
      return false;
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("this is a client");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    throw new CertificateException("this is a client");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("this is a client");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return judge.getAcceptedIssuers();
  }
}
