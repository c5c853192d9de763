// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.servers;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP server on a loopback port with prepared responses, which can simulate every fault. It is
 * also a proxy: CONNECT is handled like a path of that name.
 */
public final class HttpTestServer implements AutoCloseable {

  /** Responds to a request. */
  @FunctionalInterface
  public interface Answer {
    void to(Request request, Wire wire) throws IOException;
  }

  /**
   * A received request.
   *
   * @param connection the number of its connection, from 1
   * @param target the target in the request line
   * @param headers the headers by name in lower case
   */
  public record Request(
      int connection, String method, String target, Map<String, String> headers, byte[] body) {

    /** Returns a header's value; null if it was not sent. */
    public @Nullable String header(String name) {
      return headers.get(name.toLowerCase(Locale.ROOT));
    }

    String path() {
      if (method.equals("CONNECT")) {
        return "CONNECT";
      }
      String path = target.startsWith("/") ? target : URI.create(target).getRawPath();
      int query = path.indexOf('?');
      return query < 0 ? path : path.substring(0, query);
    }
  }

  private static final int TLS_HANDSHAKE = 0x16;
  private static final Request NOT_HTTP = new Request(0, "", "", Map.of(), new byte[0]);

  private final ServerSocket listener;
  private final String scheme;
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();
  private final CountDownLatch stopped = new CountDownLatch(1);

  private HttpTestServer(ServerSocket listener, String scheme) {
    this.listener = listener;
    this.scheme = scheme;
  }

  /** Starts a server without TLS. */
  public static HttpTestServer start() {
    try {
      return start(new ServerSocket(), "http");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Starts a server with TLS; {@code needsClient} requires a client certificate. */
  public static HttpTestServer start(SSLContext tls, boolean needsClient) {
    try {
      SSLServerSocket socket = (SSLServerSocket) tls.getServerSocketFactory().createServerSocket();
      socket.setNeedClientAuth(needsClient);
      return start(socket, "https");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static HttpTestServer start(ServerSocket socket, String scheme) throws IOException {
    socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
    HttpTestServer server = new HttpTestServer(socket, scheme);
    daemon(server::accept);
    return server;
  }

  /** Handles requests for a path, whatever their query. */
  public HttpTestServer on(String path, Answer answer) {
    answers.put(path, answer);
    return this;
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** Returns an address of this server. */
  public URI uri(String path) {
    return uri("127.0.0.1", path);
  }

  /** Returns an address of this server under another host name. */
  public URI uri(String host, String path) {
    return URI.create(scheme + "://" + host + ":" + port() + path);
  }

  /** Returns all requests so far. */
  public List<Request> requests() {
    return List.copyOf(requests);
  }

  /** Returns the last request. */
  public Request lastRequest() {
    return requests.get(requests.size() - 1);
  }

  /** Returns the number of connections so far. */
  public int connections() {
    return connections.get();
  }

  /** Returns the number of open connections. */
  public int openConnections() {
    return sockets.size();
  }

  @Override
  public void close() {
    stopped.countDown();
    quietly(listener);
    sockets.forEach(HttpTestServer::quietly);
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        int number = connections.incrementAndGet();
        sockets.add(socket);
        daemon(() -> serve(socket, number));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket, int number) {
    try (socket) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      for (Request request = read(in, number);
          request != null && !socket.isClosed();
          request = read(in, number)) {
        Wire wire = new Wire(socket, in, stopped, request.method().equals("HEAD"));
        if (request.equals(NOT_HTTP)) {
          wire.answer(400, "text/plain", "this is no request").stall();
          return;
        }
        requests.add(request);
        Answer answer =
            answers.getOrDefault(
                request.path(), (any, out) -> out.answer(404, "text/plain", "no such path"));
        answer.to(request, wire);
        if (wire.ended()) {
          return;
        }
      }
    } catch (IOException failure) {
      // The client disconnected, or the test is over.
    } finally {
      sockets.remove(socket);
    }
  }

  private static @Nullable Request read(InputStream in, int number) throws IOException {
    in.mark(1);
    int first = in.read();
    in.reset();
    if (first == TLS_HANDSHAKE) {
      return NOT_HTTP;
    }
    String line = first < 0 ? null : line(in);
    if (line == null) {
      return null;
    }
    String[] parts = line.split(" ");
    Map<String, String> headers = new TreeMap<>();
    for (String header = line(in); header != null && !header.isEmpty(); header = line(in)) {
      int colon = header.indexOf(':');
      headers.put(
          header.substring(0, colon).toLowerCase(Locale.ROOT), header.substring(colon + 1).trim());
    }
    byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
    return new Request(number, parts[0], parts[1], headers, body);
  }

  private static @Nullable String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        return null;
      }
      if (next != '\r') {
        line.write(next);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  static void daemon(Runnable work) {
    Thread thread = new Thread(work, "http-test-server");
    thread.setDaemon(true);
    thread.start();
  }

  private static void quietly(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception nothingLost) {
      // The connection is closed either way.
    }
  }

  /** Returns the methods and targets of all requests so far: {@code GET /a}. */
  public List<String> requestLines() {
    List<String> lines = new ArrayList<>();
    requests.forEach(request -> lines.add(request.method() + " " + request.target()));
    return lines;
  }
}
