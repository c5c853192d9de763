// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.odpf.optimus.plugin.api.http.HttpClient;
import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.http.HttpRequest;
import io.odpf.optimus.plugin.api.http.HttpResponse;
import io.odpf.optimus.plugin.api.http.HttpSettings;
import io.odpf.optimus.plugin.api.http.Timeouts;
import io.odpf.optimus.plugin.api.provider.LowSpeed;
import io.odpf.optimus.plugin.http.connection.ConnectionErrors;
import io.odpf.optimus.plugin.http.connection.ConnectionPool;
import io.odpf.optimus.plugin.http.connection.Connector;
import io.odpf.optimus.plugin.http.connection.NameLookup;
import io.odpf.optimus.plugin.http.connection.ResponseBody;
import io.odpf.optimus.plugin.http.connection.TimeLimits;
import io.odpf.optimus.plugin.http.connection.WireConnection;
import io.odpf.optimus.plugin.http.connection.WireResponse;
import io.odpf.optimus.plugin.http.credentials.HeaderRules;
import io.odpf.optimus.plugin.http.credentials.OriginHeaders;
import io.odpf.optimus.plugin.http.message.BodyLength;
import io.odpf.optimus.plugin.http.message.ConnectionPersistence;
import io.odpf.optimus.plugin.http.message.ContentCoding;
import io.odpf.optimus.plugin.http.message.Redirects;
import io.odpf.optimus.plugin.http.message.RequestMessages;
import io.odpf.optimus.plugin.http.origin.Origin;
import io.odpf.optimus.plugin.http.proxy.ProxyResolver;
import io.odpf.optimus.plugin.http.proxy.Route;
import io.odpf.optimus.plugin.http.tls.Tls;
import io.odpf.optimus.plugin.http.tls.TlsLayer;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP/1.1 client that reuses its connections. Starts no thread that outlives a call, except for
 * a name lookup that misses its limit. Has no static state; {@link #close} closes every socket.
 * Thread-safe.
 */
public final class PooledHttpClient implements HttpClient, AutoCloseable {
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "DELETE", "PATCH", "POST", "PUT");

  private final Timeouts timeouts;
  private final OriginHeaders originHeaders;
  private final RequestMessages messages;
  private final ProxyResolver proxies;
  private final ConnectionPool pool = new ConnectionPool();
  private final Connector connector;
  private final HttpSettings settings;
  private final LongSupplier clock;

  private final LazyTls tls = new LazyTls();

  /**
   * Creates a client; opens no connection.
   *
   * @param settings how to connect to a provider's servers
   * @param timeouts the time limits; {@link Timeouts#total} covers one {@link #send} and the body
   *     of its response
   * @param environment the caller's environment variables: proxies and the netrc file's location
   * @throws HttpException with {@link HttpException.Reason#SETTINGS} if a file that the settings
   *     name is missing or malformed, or a header cannot be sent
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
   * Creates a client with another resolver and clock.
   *
   * @param resolver the resolver of host names
   * @param clock a monotonic clock in nanoseconds, for the speed limit
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
    this.proxies = new ProxyResolver(settings.proxy(), environment);
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
    Redirects redirects = new Redirects(uri);
    while (true) {
      Origin origin = Origin.of(uri);
      WireResponse response = exchange(request, uri, origin, origin.equals(first), limits);
      if (RequestMessages.hasEffect(request)
          || !request.followsRedirects()
          || !Redirects.isRedirect(response.status())) {
        return response;
      }
      try (response) {
        uri = redirects.next(uri, response.status(), response.header("Location").orElse(null));
      }
    }
  }

  /** Sends one request to one address. */
  private WireResponse exchange(
      HttpRequest request, URI uri, Origin origin, boolean trusted, TimeLimits limits)
      throws HttpException, InterruptedException {
    if (trusted && !settings.plainHttp()) {
      originHeaders.refuseUnencrypted(request, origin);
    }
    // A Unix socket leads to the first origin only.
    Route route =
        trusted && settings.socket().isPresent()
            ? Route.local(settings.socket().get(), origin)
            : Route.by(proxies.proxyFor(origin), origin);
    WireConnection reused = pool.acquire(route, limits);
    if (reused != null) {
      ClassicHttpRequest message = messages.of(request, uri, route, trusted);
      try {
        return response(reused.exchange(message), request, uri, route, reused);
      } catch (IOException failure) {
        pool.discard(reused);
        // A server may close an idle connection just when it is reused, or send a body after an
        // earlier HEAD. In both cases, the request is sent again on a new connection.
        boolean stale =
            (!reused.answered() || failure instanceof ProtocolException)
                && reused.socket().limitReached().isEmpty()
                && !pool.isClosed()
                && !Thread.currentThread().isInterrupted();
        if (!stale || RequestMessages.hasBody(request)) {
          throw failure(failure, route, reused);
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
      HttpException explained =
          tls.get().explain(failure, connection.top(), route.origin(), TlsLayer.Phase.RESPONSE);
      if (explained != null) {
        return explained;
      }
    }
    return ConnectionErrors.exchanging(failure, route, connection, pool.isClosed());
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
      throw ConnectionErrors.proxyRefused(status, route);
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
    // The first bytes of a partial response say nothing about the coding.
    if (coding != null
        && hasBody
        && status / 100 == 2
        && status != 206
        && !choosesCoding(request)
        && ContentCoding.isNamed(coding.getValue())
        && ContentCoding.isApplied(
            coding.getValue(), request.uri().getPath(), body.peek(ContentCoding.PREFIX))) {
      throw ConnectionErrors.contentCoding(route, coding.getValue());
    }
    // Some servers send an error page in response to HEAD; the connection cannot be reused.
    boolean clean = hasBody || status < 400;
    return new WireResponse(
        head, uri, length, body, delimited && clean && ConnectionPersistence.of(head));
  }

  private static boolean choosesCoding(HttpRequest request) {
    for (String name : request.headers().keySet()) {
      if (name.equalsIgnoreCase("Accept-Encoding")) {
        return true;
      }
    }
    return false;
  }

  private static void check(HttpRequest request) throws HttpException {
    if (!METHODS.contains(request.method())) {
      throw new IllegalArgumentException("unsupported method: " + request.method());
    }
    for (Map.Entry<String, String> header : request.headers().entrySet()) {
      HeaderRules.checkName(header.getKey());
      // Request signatures cover the Host header; it must name the host of the request.
      if (!header.getKey().equalsIgnoreCase("Host")
          || !header.getValue().equalsIgnoreCase(Origin.of(request.uri()).hostHeader())) {
        HeaderRules.checkFraming(header.getKey());
      }
      HeaderRules.checkValue(header.getKey(), header.getValue());
    }
  }

  private static URI address(URI uri) throws HttpException {
    Origin.of(uri);
    try {
      return Redirects.withoutSecrets(new URI(uri.toASCIIString()));
    } catch (URISyntaxException e) {
      throw new HttpException(
          HttpException.Reason.SETTINGS,
          "the address contains characters that cannot be sent",
          "check the url",
          null);
    }
  }

  /** Creates the TLS layer when it is first needed. */
  private final class LazyTls implements TlsLayer.Supplier {
    @GuardedBy("this")
    private @Nullable TlsLayer layer;

    @Override
    public synchronized TlsLayer get() throws HttpException {
      TlsLayer current = layer;
      if (current == null) {
        current = Tls.of(settings);
        layer = current;
      }
      return current;
    }
  }

  /** Closes all connections. Calls in progress fail with {@link HttpException.Reason#BROKEN}. */
  @Override
  public void close() {
    pool.close();
  }
}
