// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.remote;

import io.odpf.optimus.plugin.api.http.Addresses;
import io.odpf.optimus.plugin.api.http.HttpClient;
import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.http.HttpRequest;
import io.odpf.optimus.plugin.api.http.HttpResponse;
import io.odpf.optimus.plugin.api.provider.HttpFailures;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.SequenceInputStream;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** A repository over smart HTTP; see gitprotocol-http(5). */
public final class HttpRemote implements GitRemote {
  private static final String SERVICE = "git-upload-pack";
  private static final String DISCOVERY = "/info/refs";
  private static final String VERSION = "Git-Protocol";

  /** The limit in bytes; an advertisement without refs has a few hundred. */
  private static final int LONGEST_KEPT = 16 * 1024;

  private final URI address;
  private final HttpClient http;
  private final HttpClient anonymous;

  /** The advertisement, requested once for all connections. */
  private volatile Optional<Discovery> discovery = Optional.empty();

  /**
   * @param http the client with the provider's credentials
   * @param anonymous a client without credentials, for targets of redirects
   */
  public HttpRemote(URI address, HttpClient http, HttpClient anonymous) {
    this.address = address;
    this.http = http;
    this.anonymous = anonymous;
  }

  @Override
  public String display() {
    return Addresses.display(address);
  }

  @Override
  public UploadPackConnection connect(UploadPackTransport transport, String... refs)
      throws IOException {
    HttpConnection connection = open(transport);
    connection.list(refs);
    return connection;
  }

  private HttpConnection open(UploadPackTransport transport) throws IOException {
    Optional<Discovery> known = discovery;
    if (known.isPresent()) {
      InputStream advertisement = new ByteArrayInputStream(known.get().advertisement());
      return new HttpConnection(transport, advertisement, known.get().sender());
    }
    URI discoveryUri = under(address, DISCOVERY + "?service=" + SERVICE);
    HttpRequest request = HttpRequest.get(discoveryUri).header(VERSION, "version=2");
    try (HttpResponse response = send(http, request)) {
      check(response);
      HttpConnection.Sender sender = sender(discoveryUri, response.uri());
      byte[] start = response.body().readNBytes(LONGEST_KEPT);
      InputStream all = new SequenceInputStream(new ByteArrayInputStream(start), response.body());
      HttpConnection connection = new HttpConnection(transport, all, sender);
      if (connection.isVersion2() && start.length < LONGEST_KEPT) {
        discovery = Optional.of(new Discovery(start, sender));
      }
      return connection;
    }
  }

  /** The advertisement of a server with version 2, whose refs are requested separately. */
  private record Discovery(byte[] advertisement, HttpConnection.Sender sender) {}

  /** Returns a sender that follows a redirect of the discovery, but without the credentials. */
  private HttpConnection.Sender sender(URI requested, URI answering) {
    String found = answering.getRawPath();
    boolean moved =
        !answering.getRawPath().equals(requested.getRawPath()) || !sameOrigin(answering);
    URI base =
        moved && found.endsWith(DISCOVERY)
            ? answering.resolve(found.substring(0, found.length() - DISCOVERY.length()))
            : address;
    HttpClient client = sameOrigin(answering) ? http : anonymous;
    return (body, version2) -> post(client, under(base, "/" + SERVICE), body, version2);
  }

  private boolean sameOrigin(URI other) {
    return address.getScheme().equalsIgnoreCase(other.getScheme())
        && address.getRawAuthority().equalsIgnoreCase(other.getRawAuthority());
  }

  private static HttpResponse post(HttpClient client, URI uri, byte[] body, boolean version2)
      throws IOException {
    HttpRequest request =
        new HttpRequest(
            "POST",
            uri,
            Map.of(
                "Content-Type", "application/x-" + SERVICE + "-request",
                "Accept", "application/x-" + SERVICE + "-result"),
            body);
    HttpResponse response = send(client, version2 ? request.header(VERSION, "version=2") : request);
    if (response.status() == 200) {
      return response;
    }
    ProviderException failure = HttpFailures.status(response, Clock.systemUTC());
    response.close();
    throw new RemoteFailure(failure);
  }

  private static HttpResponse send(HttpClient client, HttpRequest request) throws IOException {
    try {
      return client.send(request);
    } catch (HttpException failure) {
      throw new RemoteFailure(HttpFailures.of(failure));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      InterruptedIOException stopped = new InterruptedIOException("while asking");
      stopped.initCause(e);
      throw stopped;
    }
  }

  private void check(HttpResponse response) throws RemoteFailure {
    if (response.status() != 200) {
      ProviderException failure = HttpFailures.status(response, Clock.systemUTC());
      throw new RemoteFailure(
          failure.kind() == ProviderException.Kind.NOT_FOUND
              ? ProviderException.notFound(
                  "no Git repository at "
                      + display()
                      + ", or no permission to read it (HTTP "
                      + response.status()
                      + ")",
                  "check the provider's url and auth; many servers say this instead of 'denied'")
              : failure);
    }
    String type = response.header("Content-Type").orElse("").strip();
    if (!type.startsWith("application/x-" + SERVICE + "-advertisement")) {
      throw new RemoteFailure(
          ProviderException.invalid(
              display()
                  + (type.startsWith("text/html")
                      ? " answers with a web page"
                      : " does not speak git's smart protocol"),
              "check the provider's url: it is the one that git clone takes"));
    }
  }

  private static URI under(URI base, String more) {
    String text = base.toString();
    return URI.create((text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + more);
  }
}
