// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http;

import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.http.HttpException.Reason;
import io.odpf.optimus.plugin.api.http.HttpSettings;
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

/**
 * TLS 1.2 or newer with host names checked, one session cache a client. Nothing of it is loaded
 * before the first https address, unless the settings name files of it.
 */
final class Tls implements Connector.TlsLayer {
  private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};

  private final SSLSocketFactory sockets;
  private final ClientKey key;

  private Tls(SSLSocketFactory sockets, ClientKey key) {
    this.sockets = sockets;
    this.key = key;
  }

  /**
   * @throws HttpException if a file of the settings is missing or is not what it should be
   */
  static Tls of(HttpSettings settings) throws HttpException {
    ServerTrust trust = ServerTrust.of(settings.caFile());
    Optional<HttpSettings.ClientCertificate> files = settings.clientCertificate();
    ClientKey key = files.isPresent() ? ClientKey.read(files.get()) : ClientKey.none();
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[] {key}, new TrustManager[] {trust}, null);
      return new Tls(context.getSocketFactory(), key);
    } catch (GeneralSecurityException unavailable) {
      throw new HttpException(
          Reason.SETTINGS, "this JDK cannot do TLS: " + unavailable.getMessage(), "", unavailable);
    }
  }

  @Override
  public Socket layer(LimitedSocket socket, Origin origin) throws IOException {
    SSLSocket layered =
        (SSLSocket) sockets.createSocket(socket, origin.host(), origin.port(), true);
    SSLParameters parameters = layered.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    parameters.setProtocols(VERSIONS);
    layered.setSSLParameters(parameters);
    try {
      layered.startHandshake();
      return layered;
    } catch (IOException failure) {
      HttpException explained =
          socket.limitReached().isPresent() || Thread.currentThread().isInterrupted()
              ? null
              : explain(failure, layered, origin, true);
      throw explained == null ? failure : explained;
    }
  }

  @Override
  public HttpException explain(IOException failure, Socket layered, Origin origin) {
    return explain(failure, layered, origin, false);
  }

  /**
   * @param shaking whether the handshake was still going on: who hangs up then, after it asked for
   *     a certificate, did not like what it got
   */
  private HttpException explain(
      IOException failure, Socket layered, Origin origin, boolean shaking) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UntrustedServer untrusted) {
        return new HttpException(
            Reason.UNTRUSTED,
            "the certificate of " + origin + " " + untrusted.getMessage(),
            untrusted.hint(),
            failure);
      }
    }
    String text = failure.getMessage() == null ? "" : failure.getMessage();
    boolean alert = failure instanceof SSLException && text.contains("alert");
    if (key.wasAskedFor(layered) && (alert || shaking || !key.present())) {
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
          "check the port; the provider's url may have to begin with http://",
          failure);
    }
    if (alert) {
      return new HttpException(
          Reason.PROTOCOL,
          origin + " ended the TLS handshake: " + Printable.of(text),
          "it may support nothing newer than TLS 1.1, or not know this host name",
          failure);
    }
    // What we refuse ourselves we would refuse again; what broke off may go well.
    return shaking && !isBrokenOff(failure)
        ? new HttpException(
            Reason.PROTOCOL,
            "the TLS handshake of " + origin + " was refused: " + Printable.of(text),
            "this has to be corrected at the server",
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
    String said = alert.isEmpty() ? "" : " (" + Printable.of(alert) + ")";
    return key.present()
        ? new HttpException(
            Reason.UNTRUSTED,
            origin + " did not accept the client certificate" + said,
            "check that client_certificate is one that this server's authority has issued",
            failure)
        : new HttpException(
            Reason.UNTRUSTED,
            origin
                + (alert.isEmpty()
                    ? " asked for a client certificate and hung up without one"
                    : " wants a client certificate" + said),
            "set the provider's client_certificate to a certificate and its key",
            failure);
  }
}
