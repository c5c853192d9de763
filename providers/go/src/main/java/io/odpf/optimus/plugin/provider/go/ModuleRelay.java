// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.http.HttpResponse;
import io.odpf.optimus.plugin.api.provider.HttpFailures;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/**
 * An HTTP server on loopback through which a go command reaches module proxies and the checksum
 * database, so that credentials, trust, limits and failures are those of the provider's own client.
 * Other users of the machine cannot guess its address. It writes nothing to the disk.
 */
final class ModuleRelay implements AutoCloseable {
  private static final Pattern PATH = Pattern.compile("[A-Za-z0-9!@._~+%/:=-]{1,2000}");
  private static final String DATABASE = "database";
  private static final int MAX_WORDS = 2_000;

  private final LoopbackServer server;
  private final String secret = UUID.randomUUID().toString();
  private final List<Upstream> upstreams;
  private final DatabaseRoute database;
  private final GoLimits limits;
  private final BodyRelay bodies;
  private final Clock clock;
  private final Queue<String> unpacked = new ConcurrentLinkedQueue<>();
  private final AtomicReference<ProviderException> failure = new AtomicReference<>();

  private ModuleRelay(LoopbackServer server, ModuleAccess access, GoLimits limits, Clock clock) {
    this.server = server;
    this.upstreams = access.sources().upstreams();
    this.database = new DatabaseRoute(access.database(), access.sources(), clock);
    this.limits = limits;
    this.bodies = new BodyRelay(limits.total());
    this.clock = clock;
  }

  /**
   * Starts a relay.
   *
   * @param limits the limits for all files that it forwards
   * @param clock the clock for dates in {@code Retry-After}
   */
  static ModuleRelay start(ModuleAccess access, GoLimits limits, Clock clock)
      throws ProviderException {
    try {
      LoopbackServer server = LoopbackServer.open();
      ModuleRelay relay = new ModuleRelay(server, access, limits, clock);
      server.serve(relay.new Requests());
      return relay;
    } catch (IOException e) {
      throw ProviderException.local(
          "no port on loopback can be opened: " + e.getMessage(),
          "check the limits of open files and sockets",
          e);
    }
  }

  /** Returns the address that go uses for the n-th upstream. */
  String address(int index) {
    return base() + index;
  }

  /** Returns the address that go uses for the checksum database. */
  String databaseAddress() {
    return base() + DATABASE;
  }

  /** Returns the first failure other than a missing file. */
  Optional<ProviderException> failure() {
    return Optional.ofNullable(failure.get());
  }

  /**
   * Returns the directories in go's module cache that archives are unpacked into, in the order of
   * the requests. The caller may remove them.
   */
  Queue<String> unpacked() {
    return unpacked;
  }

  /** Replaces this server's addresses in a text of go by the real ones. */
  String readable(String text) {
    String real = text;
    for (int i = upstreams.size() - 1; i >= 0; i--) {
      real = real.replace(address(i), upstreams.get(i).display());
    }
    Optional<DatabaseRoute.Route> way = database.known();
    if (way.isPresent()) {
      real = real.replace(databaseAddress() + "/", way.get().display());
    }
    return real.replace(secret, "…");
  }

  private String base() {
    return "http://127.0.0.1:" + server.port() + "/" + secret + "/";
  }

  /** Serves requests whose path contains the secret. */
  private final class Requests implements LoopbackServer.Handler {
    @Override
    public boolean admits(String target) {
      String[] steps = target.split("/", 4);
      return steps.length == 4 && matches(steps[1]) && isPlain(steps[3]);
    }

    @Override
    public void handle(LoopbackExchange exchange) throws IOException, InterruptedException {
      String[] steps = exchange.target().split("/", 4);
      if (exchange.method().equals("GET")) {
        relay(steps[2], steps[3], exchange);
      } else {
        exchange.answer(405, "");
      }
    }
  }

  private boolean matches(String step) {
    return MessageDigest.isEqual(
        step.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean isPlain(String path) {
    try {
      return PATH.matcher(path).matches() && !new URI("/" + path).getPath().contains("/..");
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private void relay(String step, String path, LoopbackExchange exchange)
      throws IOException, InterruptedException {
    try {
      if (step.equals(DATABASE)) {
        Optional<DatabaseRoute.Route> way = database.find();
        if (way.isPresent()) {
          String below = way.get().folder() + path;
          relay(way.get().server(), below, ModuleFile.ofDatabase(path, limits), exchange);
          return;
        }
      }
      for (int i = 0; i < upstreams.size(); i++) {
        if (step.equals(Integer.toString(i))) {
          ModuleFile.unpacked(path).ifPresent(unpacked::add);
          relay(upstreams.get(i), path, ModuleFile.ofProxy(path, limits), exchange);
          return;
        }
      }
      exchange.answer(403, "");
    } catch (HttpException e) {
      fail(HttpFailures.of(e), exchange);
    } catch (ProviderException e) {
      fail(e, exchange);
    }
  }

  private void relay(Upstream upstream, String path, ModuleFile file, LoopbackExchange exchange)
      throws ProviderException, IOException, InterruptedException {
    try (HttpResponse response = upstream.get(path)) {
      int status = response.status();
      if (status == 200) {
        bodies.pass(file, response, exchange);
        return;
      }
      if (status != 404 && status != 410) {
        remember(HttpFailures.status(response, clock));
      }
      boolean failed = status >= 400 && status <= 599;
      exchange.answer(failed ? status : 502, words(response));
    }
  }

  /** Returns the body of a proxy's error response, which go shows. */
  private static String words(HttpResponse response) {
    if (!response.header("Content-Type").orElse("").startsWith("text/plain")) {
      return "";
    }
    try {
      return new String(response.body().readNBytes(MAX_WORDS), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  /** Fails a request; a started response is cut off by closing the connection. */
  private void fail(ProviderException cause, LoopbackExchange exchange) throws IOException {
    remember(cause);
    if (!exchange.begun()) {
      exchange.answer(502, "");
    }
  }

  private void remember(ProviderException now) {
    failure.compareAndSet(null, now);
  }

  @Override
  public void close() {
    server.close();
  }
}
