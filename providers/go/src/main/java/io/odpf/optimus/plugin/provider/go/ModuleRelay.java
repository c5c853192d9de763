// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.odpf.optimus.plugin.api.http.Addresses;
import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.http.HttpResponse;
import io.odpf.optimus.plugin.api.provider.HttpFailures;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/**
 * An HTTP server on loopback through which one go command reaches module proxies and the checksum
 * database: credentials, trust and limits stay with the provider's own client, and so does the
 * knowledge of what went wrong. Its address cannot be guessed by other users of the machine.
 */
final class ModuleRelay implements AutoCloseable {
  private static final Pattern PATH = Pattern.compile("[A-Za-z0-9!@._~+%/:=-]{1,2000}");
  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private static final int BUFFER = 64 * 1024;
  private static final int MAX_WORDS = 2_000;
  private static final long END_SECONDS = 5;

  private final HttpServer server;
  private final ExecutorService threads;
  private final String secret;
  private final List<Upstream> upstreams;
  private final DatabaseRoute database;
  private final Path spool;
  private final Clock clock;
  private final AtomicReference<ProviderException> failure = new AtomicReference<>();

  private ModuleRelay(
      HttpServer server,
      String secret,
      List<Upstream> upstreams,
      DatabaseRoute database,
      Path spool,
      Clock clock) {
    this.server = server;
    this.secret = secret;
    this.upstreams = upstreams;
    this.database = database;
    this.spool = spool;
    this.clock = clock;
    AtomicInteger count = new AtomicInteger();
    this.threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "go-modules-" + count.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Starts it.
   *
   * @param spool a private directory, for bodies whose length is told by their end alone
   * @param clock tells how far away the date in a {@code Retry-After} is
   */
  static ModuleRelay start(ModuleAccess access, Path spool, Clock clock) throws ProviderException {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0), 0);
      ModuleRelay relay =
          new ModuleRelay(
              server,
              UUID.randomUUID().toString(),
              access.sources().upstreams(),
              new DatabaseRoute(access.database(), access.sources(), clock),
              spool,
              clock);
      server.setExecutor(relay.threads);
      server.createContext("/", relay::handle);
      server.start();
      return relay;
    } catch (IOException noSocket) {
      throw ProviderException.local(
          "no port on loopback can be opened: " + noSocket.getMessage(),
          "check the limits of open files and sockets",
          noSocket);
    }
  }

  /** What go is told to be the n-th upstream. */
  String address(int index) {
    return base() + index;
  }

  /** What go is told to be the checksum database. */
  String databaseAddress() {
    return base() + "database";
  }

  /** The first thing that went wrong, other than that something does not exist. */
  Optional<ProviderException> failure() {
    return Optional.ofNullable(failure.get());
  }

  /** A text of go's, with the real addresses in place of this server's. */
  String readable(String text) {
    String real = text;
    for (int i = upstreams.size() - 1; i >= 0; i--) {
      real = real.replace(address(i), upstreams.get(i).display());
    }
    Optional<DatabaseRoute.Way> way = database.known();
    if (way.isPresent()) {
      real = real.replace(databaseAddress() + "/", way.get().display());
    }
    return real.replace(secret, "…");
  }

  private String base() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + secret + "/";
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      // On a connection that is kept, the JDK's server holds a small body back until its headers
      // are acknowledged, 40 ms later.
      exchange.getResponseHeaders().set("Connection", "close");
      String[] steps = exchange.getRequestURI().getRawPath().split("/", 4);
      if (steps.length != 4 || !matches(steps[1]) || !isPlain(steps[3], exchange)) {
        answer(exchange, 403, "");
      } else if (!exchange.getRequestMethod().equals("GET")) {
        answer(exchange, 405, "");
      } else {
        relay(steps[2], steps[3], exchange);
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean matches(String step) {
    return MessageDigest.isEqual(
        step.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
  }

  private void relay(String step, String path, HttpExchange exchange)
      throws IOException, InterruptedException {
    try {
      if (step.equals("database")) {
        Optional<DatabaseRoute.Way> way = database.find();
        if (way.isPresent()) {
          relay(way.get().server(), way.get().folder() + path, exchange);
          return;
        }
      }
      for (int i = 0; i < upstreams.size(); i++) {
        if (step.equals(Integer.toString(i))) {
          relay(upstreams.get(i), path, exchange);
          return;
        }
      }
      answer(exchange, 403, "");
    } catch (HttpException unanswered) {
      remember(HttpFailures.of(unanswered));
      answer(exchange, 502, "");
    } catch (ProviderException refused) {
      remember(refused);
      answer(exchange, 502, "");
    }
  }

  private static boolean isPlain(String path, HttpExchange exchange) {
    return PATH.matcher(path).matches()
        && exchange.getRequestURI().getRawQuery() == null
        && !exchange.getRequestURI().getPath().contains("/..");
  }

  private void relay(Upstream upstream, String path, HttpExchange exchange)
      throws IOException, InterruptedException {
    try (HttpResponse response = upstream.get(path)) {
      int status = response.status();
      if (status == 200) {
        deliver(response, exchange);
        return;
      }
      if (status != 404 && status != 410) {
        remember(HttpFailures.status(response, clock));
      }
      boolean failed = status >= 400 && status <= 599;
      answer(exchange, failed ? status : 502, words(response));
    }
  }

  /**
   * Passes a body on. A broken one must not look whole: with a length it ends too early, and what
   * has none is kept until its end.
   */
  private void deliver(HttpResponse response, HttpExchange exchange) throws IOException {
    OptionalLong length = response.contentLength();
    if (length.isPresent()) {
      begin(exchange, length.getAsLong());
      try (OutputStream out = exchange.getResponseBody()) {
        copy(response, out);
      }
      return;
    }
    Path kept = Files.createTempFile(spool, "module", "");
    try {
      try (OutputStream out = Files.newOutputStream(kept)) {
        copy(response, out);
      }
      begin(exchange, Files.size(kept));
      try (OutputStream out = exchange.getResponseBody()) {
        Files.copy(kept, out);
      }
    } finally {
      Files.deleteIfExists(kept);
    }
  }

  private static void begin(HttpExchange exchange, long length) throws IOException {
    exchange.sendResponseHeaders(200, length == 0 ? -1 : length);
  }

  private void copy(HttpResponse response, OutputStream out) throws IOException {
    byte[] buffer = new byte[BUFFER];
    InputStream in = response.body();
    for (int read = read(in, buffer, response); read >= 0; read = read(in, buffer, response)) {
      out.write(buffer, 0, read);
    }
  }

  private int read(InputStream in, byte[] buffer, HttpResponse response) throws IOException {
    try {
      return in.read(buffer);
    } catch (InterruptedIOException closing) {
      throw closing;
    } catch (HttpException broken) {
      remember(HttpFailures.of(broken));
      throw broken;
    } catch (IOException broken) {
      remember(
          ProviderException.unavailable(
              "reading " + Addresses.display(response.uri()) + " failed: " + broken.getMessage(),
              "",
              broken));
      throw broken;
    }
  }

  /** What a proxy says beside its status, which go shows. */
  private static String words(HttpResponse response) {
    if (!response.header("Content-Type").orElse("").startsWith("text/plain")) {
      return "";
    }
    try {
      return new String(response.body().readNBytes(MAX_WORDS), StandardCharsets.UTF_8);
    } catch (IOException nothingToShow) {
      return "";
    }
  }

  private static void answer(HttpExchange exchange, int status, String words) throws IOException {
    byte[] body = words.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  private void remember(ProviderException now) {
    failure.compareAndSet(null, now);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    boolean interrupted = Thread.interrupted();
    try {
      threads.awaitTermination(END_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException again) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
