// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http;

import io.odpf.optimus.plugin.api.http.HttpClient;
import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.http.HttpRequest;
import io.odpf.optimus.plugin.api.http.HttpResponse;
import io.odpf.optimus.plugin.api.http.HttpSettings;
import io.odpf.optimus.plugin.api.provider.LowSpeed;
import io.odpf.optimus.plugin.api.provider.Timeouts;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;

/**
 * The client: HTTP/1.1 over connections that are kept for another request. Thread-safe. It starts
 * no thread that outlives a call and keeps nothing outside of itself; after {@link #close} no
 * socket is left.
 */
public final class PooledHttpClient implements HttpClient, AutoCloseable {
  private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT");

  private final Timeouts timeouts;
  private final OriginHeaders originHeaders;
  private final RequestMessages messages;
  private final ProxyChoice proxies;
  private final ConnectionPool pool = new ConnectionPool();
  private final Connector connector;
  private final HttpSettings settings;
  private final LongSupplier clock;

  private final LazyTls tls = new LazyTls();

  /**
   * @param settings how to speak to a provider's servers
   * @param timeouts the time limits; {@link Timeouts#total} is that of one {@link #send} with the
   *     body of its answer
   * @param environment of the process that asked: proxies and the place of the netrc file
   * @throws HttpException with {@link HttpException.Reason#SETTINGS} if a file that the settings
   *     name is missing or is not what it should be, or a header cannot be sent
   */
  public PooledHttpClient(HttpSettings settings, Timeouts timeouts, Map<String, String> environment)
      throws HttpException {
    this(settings, timeouts, environment, new NameLookup.SystemResolver());
  }

  PooledHttpClient(
      HttpSettings settings,
      Timeouts timeouts,
      Map<String, String> environment,
      NameLookup.Resolver resolver)
      throws HttpException {
    this(settings, timeouts, environment, resolver, new LowSpeed.SystemClock());
  }

  /**
   * @param clock nanoseconds from any origin, for the speed limit
   */
  PooledHttpClient(
      HttpSettings settings,
      Timeouts timeouts,
      Map<String, String> environment,
      NameLookup.Resolver resolver,
      LongSupplier clock)
      throws HttpException {
    this.clock = clock;
    this.settings = settings;
    this.timeouts = timeouts;
    this.originHeaders = new OriginHeaders(settings, environment);
    this.messages = new RequestMessages(originHeaders);
    this.proxies = new ProxyChoice(settings.proxy(), environment);
    this.connector = new Connector(pool, new NameLookup(resolver), tls);
    if (settings.caFile().isPresent() || settings.clientCertificate().isPresent()) {
      tls.get();
    }
  }

  @Override
  public HttpResponse send(HttpRequest request) throws HttpException, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("before a request was sent");
    }
    check(request);
    TimeLimits limits = new TimeLimits(timeouts, System.nanoTime());
    URI uri = address(request.uri());
    Origin first = Origin.of(uri);
    Redirects redirects = null;
    while (true) {
      Origin origin = Origin.of(uri);
      WireResponse response = exchange(request, uri, origin, origin.equals(first), limits);
      if (RequestMessages.hasBody(request)
          || !request.followsRedirects()
          || !Redirects.isRedirect(response.status())) {
        return response;
      }
      try (response) {
        if (redirects == null) {
          redirects = new Redirects(uri);
        }
        uri = redirects.next(uri, response.status(), response.header("Location").orElse(null));
      }
    }
  }

  /** Sends one request to one address. */
  private WireResponse exchange(
      HttpRequest request, URI uri, Origin origin, boolean trusted, TimeLimits limits)
      throws HttpException, InterruptedException {
    if (trusted && !settings.plainHttp()) {
      originHeaders.refuseInTheOpen(request, origin);
    }
    Route route = new Route(origin, proxies.proxyFor(origin));
    WireConnection kept = pool.take(route, limits);
    if (kept != null) {
      ClassicHttpRequest message = messages.of(request, uri, route, trusted);
      try {
        return response(kept.exchange(message), request, uri, route, kept);
      } catch (IOException failure) {
        pool.discard(kept);
        // A server may close a kept connection just when it is used again, or send the body of
        // an earlier HEAD that should have had none. Neither is a failure of this request.
        boolean spoiled =
            (!kept.answered() || failure instanceof ProtocolException)
                && kept.socket().limitReached().isEmpty()
                && !pool.isClosed()
                && !Thread.currentThread().isInterrupted();
        if (!spoiled || RequestMessages.hasBody(request)) {
          throw failure(failure, route, kept);
        }
      }
    }
    WireConnection fresh = connector.open(route, limits);
    try {
      ClassicHttpRequest message = messages.of(request, uri, route, trusted);
      return response(fresh.exchange(message), request, uri, route, fresh);
    } catch (IOException failure) {
      pool.discard(fresh);
      throw failure(failure, route, fresh);
    }
  }

  private HttpException failure(IOException failure, Route route, WireConnection connection)
      throws HttpException, InterruptedException {
    if (route.origin().secure()
        && !connection.answered()
        && !pool.isClosed()
        && connection.socket().limitReached().isEmpty()
        && !Thread.currentThread().isInterrupted()) {
      HttpException explained = tls.get().explain(failure, connection.top(), route.origin());
      if (explained != null) {
        return explained;
      }
    }
    return Failures.exchanging(failure, route, connection, pool.isClosed());
  }

  private WireResponse response(
      ClassicHttpResponse head,
      HttpRequest request,
      URI uri,
      Route route,
      WireConnection connection)
      throws IOException {
    int status = head.getCode();
    if (status == 407 && route.proxy().isPresent()) {
      throw Failures.proxyRefused(status, route);
    }
    boolean hasBody = !request.method().equals("HEAD") && status != 204 && status != 304;
    long length;
    try {
      length = BodyLength.INSTANCE.determineLength(head);
    } catch (org.apache.hc.core5.http.ProtocolException violation) {
      throw WireConnection.protocolException(violation);
    }
    if (hasBody) {
      connection.openBody(head);
    }
    boolean delimited = !hasBody || length >= 0 || length == BodyLength.CHUNKED;
    ResponseBody body =
        new ResponseBody(
            hasBody ? head.getEntity().getContent() : null,
            length,
            connection,
            new LowSpeed(timeouts, clock),
            route,
            pool);
    Header coding = head.getFirstHeader("Content-Encoding");
    // Of a part the beginning tells nothing.
    if (coding != null
        && hasBody
        && status / 100 == 2
        && status != 206
        && !choosesCoding(request)
        && ContentCoding.isNamed(coding.getValue())
        && ContentCoding.isApplied(
            coding.getValue(), request.uri().getPath(), body.peek(ContentCoding.TELLING))) {
      throw Failures.contentCoding(route, coding.getValue());
    }
    // Some servers send the page of an error to HEAD, too, which would be in the way.
    boolean clean = hasBody || status < 400;
    return new WireResponse(head, uri, length, body, delimited && clean && staysOpen(head));
  }

  private static boolean choosesCoding(HttpRequest request) {
    for (String name : request.headers().keySet()) {
      if (name.equalsIgnoreCase("Accept-Encoding")) {
        return true;
      }
    }
    return false;
  }

  private static boolean staysOpen(ClassicHttpResponse head) {
    if (head.getVersion() != null && head.getVersion().getMinor() < 1) {
      return false;
    }
    for (Header header : head.getHeaders("Connection")) {
      if (header.getValue().toLowerCase(Locale.ROOT).contains("close")) {
        return false;
      }
    }
    return true;
  }

  private static void check(HttpRequest request) throws HttpException {
    if (!METHODS.contains(request.method())) {
      throw new IllegalArgumentException("no method of this client: " + request.method());
    }
    for (Map.Entry<String, String> header : request.headers().entrySet()) {
      OriginHeaders.checkName(header.getKey());
      // Signatures name the host; it must be the one that is asked.
      if (!header.getKey().equalsIgnoreCase("Host")
          || !header.getValue().equalsIgnoreCase(Origin.of(request.uri()).hostHeader())) {
        OriginHeaders.checkFraming(header.getKey());
      }
      OriginHeaders.checkValue(header.getKey(), header.getValue());
    }
  }

  private static URI address(URI uri) throws HttpException {
    Origin.of(uri);
    try {
      return Redirects.withoutSecrets(new URI(uri.toASCIIString()));
    } catch (URISyntaxException malformed) {
      throw new HttpException(
          HttpException.Reason.SETTINGS, "an address cannot be sent", "check the url", null);
    }
  }

  /** Made when the first https address needs it. */
  private final class LazyTls implements Connector.TlsLayers {
    // Guarded by this.
    private Connector.TlsLayer layer;

    @Override
    public synchronized Connector.TlsLayer get() throws HttpException {
      if (layer == null) {
        layer = Tls.of(settings);
      }
      return layer;
    }
  }

  /** Closes all connections. Calls that wait fail with {@link HttpException.Reason#BROKEN}. */
  @Override
  public void close() {
    pool.close();
  }
}
