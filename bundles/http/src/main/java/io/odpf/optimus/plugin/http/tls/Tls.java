// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http.tls;

import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.http.HttpException.Reason;
import io.odpf.optimus.plugin.api.http.HttpSettings;
import io.odpf.optimus.plugin.http.origin.Origin;
import io.odpf.optimus.plugin.text.TerminalText;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * TLS 1.2 or newer with verified host names and one session cache per client. Its classes are not
 * loaded before the first https address, unless the settings name certificate files.
 */
public final class Tls implements TlsLayer {
  private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};

  private final SSLSocketFactory sockets;
  private final ClientKey key;

  private Tls(SSLSocketFactory sockets, ClientKey key) {
    this.sockets = sockets;
    this.key = key;
  }

  /**
   * Creates the TLS layer of a client.
   *
   * @throws HttpException if a file that the settings name is missing or malformed
   */
  public static Tls of(HttpSettings settings) throws HttpException {
    ServerTrust trust = ServerTrust.of(settings.caFile());
    Optional<HttpSettings.ClientCertificate> files = settings.clientCertificate();
    ClientKey key = files.isPresent() ? ClientKey.read(files.get()) : ClientKey.none();
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[] {key}, new TrustManager[] {trust}, null);
      return new Tls(context.getSocketFactory(), key);
    } catch (GeneralSecurityException e) {
      throw new HttpException(
          Reason.SETTINGS, "this JDK does not support TLS: " + e.getMessage(), "", e);
    }
  }

  @Override
  public Socket layer(Socket socket, Origin origin) throws IOException {
    SSLSocket layered =
        (SSLSocket) sockets.createSocket(socket, origin.host(), origin.port(), true);
    SSLParameters parameters = layered.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    parameters.setProtocols(VERSIONS);
    layered.setSSLParameters(parameters);
    return layered;
  }

  @Override
  public void handshake(Socket layered) throws IOException {
    if (!(layered instanceof SSLSocket secured)) {
      throw new IllegalArgumentException("not a socket of this layer: " + layered);
    }
    secured.startHandshake();
  }

  @Override
  public @Nullable HttpException explain(
      IOException failure, Socket layered, Origin origin, Phase phase) {
    boolean handshake = phase == Phase.HANDSHAKE;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UntrustedServerException untrusted) {
        return new HttpException(
            Reason.UNTRUSTED,
            "the certificate of " + origin + " " + untrusted.getMessage(),
            untrusted.hint(),
            failure);
      }
    }
    String text = failure.getMessage() == null ? "" : failure.getMessage();
    boolean alert = failure instanceof SSLException && text.contains("alert");
    if (key.wasAskedFor(layered) && (alert || handshake || !key.present())) {
      return clientCertificate(failure, origin, alert ? text : "");
    }
    if (!(failure instanceof SSLException)) {
      return null;
    }
    if (text.contains("Unsupported or unrecognized SSL message")
        || text.contains("plaintext connection")) {
      return new HttpException(
          Reason.PROTOCOL,
          origin + " does not speak TLS",
          "check the port, or change the provider's url to http://",
          failure);
    }
    if (alert) {
      return new HttpException(
          Reason.PROTOCOL,
          origin + " ended the TLS handshake: " + TerminalText.excerpt(text),
          "the server may not support TLS 1.2 or 1.3, or may not serve this host name",
          failure);
    }
    // A refusal on this side is permanent; a broken connection may succeed on retry.
    return handshake && !isBrokenOff(failure)
        ? new HttpException(
            Reason.PROTOCOL,
            "refused the TLS handshake of " + origin + ": " + TerminalText.excerpt(text),
            "ask the server's operator to correct it",
            failure)
        : null;
  }

  private static boolean isBrokenOff(IOException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException && !(cause instanceof SSLException)) {
        return true;
      }
    }
    return false;
  }

  private HttpException clientCertificate(IOException failure, Origin origin, String alert) {
    String said = alert.isEmpty() ? "" : " (" + TerminalText.excerpt(alert) + ")";
    return key.present()
        ? new HttpException(
            Reason.UNTRUSTED,
            origin + " rejected the client certificate" + said,
            "check that client_certificate was issued by an authority that the server accepts",
            failure)
        : new HttpException(
            Reason.UNTRUSTED,
            origin
                + (alert.isEmpty()
                    ? " asked for a client certificate and closed the connection without one"
                    : " requires a client certificate" + said),
            "set the provider's client_certificate to a certificate and its private key",
            failure);
  }
}
