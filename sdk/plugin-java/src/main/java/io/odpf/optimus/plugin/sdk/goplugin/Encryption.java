// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk.goplugin;

import io.grpc.netty.GrpcSslContexts;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.odpf.optimus.plugin.proto.handshake.SelfSignedCertificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import javax.net.ssl.SSLException;

/** AutoMTLS: each side has its own certificate and trusts only the other side's. */
final class Encryption {
  private final SelfSignedCertificate own;
  private final X509Certificate host;

  private Encryption(SelfSignedCertificate own, X509Certificate host) {
    this.own = own;
    this.host = host;
  }

  /** Creates a new certificate for the plugin. */
  static Encryption with(X509Certificate host) {
    return new Encryption(SelfSignedCertificate.create(Instant.now()), host);
  }

  /**
   * Returns the plugin's certificate as written in the handshake: DER in base64 without padding.
   */
  String encoded() {
    try {
      return Base64.getEncoder().withoutPadding().encodeToString(own.certificate().getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("the certificate was encoded before", e);
    }
  }

  /** Returns the context for connections that the plugin accepts. */
  SslContext server() {
    return context(SslContextBuilder.forServer(own.keyManager()).clientAuth(ClientAuth.REQUIRE));
  }

  /** Returns the context for connections that the plugin opens. */
  SslContext client() {
    return context(SslContextBuilder.forClient().keyManager(own.keyManager()));
  }

  private SslContext context(SslContextBuilder builder) {
    try {
      return GrpcSslContexts.configure(builder.trustManager(host), SslProvider.JDK).build();
    } catch (SSLException e) {
      throw new IllegalStateException("the JDK's TLS cannot be used", e);
    }
  }
}
