// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.control;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.launcher.http.ChannelStreams;
import io.odpf.optimus.plugin.launcher.http.ChunkedOutput;
import io.odpf.optimus.plugin.launcher.http.HttpHead;
import io.odpf.optimus.plugin.launcher.http.JsonTree;
import io.odpf.optimus.plugin.launcher.http.MalformedMessageException;
import io.odpf.optimus.plugin.text.JsonText;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;

/** A client of the runtime's socket, for one request. */
public final class RuntimeClient implements AutoCloseable {
  private static final int OK = 200;
  private static final int LONGEST_PROBLEM = 1 << 20;

  private final SocketChannel channel;
  private final InputStream in;
  private final OutputStream out;

  private RuntimeClient(SocketChannel channel) {
    this.channel = channel;
    this.in = new BufferedInputStream(ChannelStreams.in(channel));
    this.out = ChannelStreams.out(channel);
  }

  /**
   * The response of the runtime.
   *
   * @param succeeded whether the status is 200
   * @param body the body, which the caller reads
   */
  record Response(boolean succeeded, InputStream body) {}

  /** Connects to the runtime of a place; empty if none listens there. */
  public static Optional<RuntimeClient> connect(RuntimePlace place) throws IOException {
    if (!Files.exists(place.socket())) {
      return Optional.empty();
    }
    place.requireOwn();
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.connect(UnixDomainSocketAddress.of(place.socket()));
    } catch (IOException e) {
      channel.close();
      return Optional.empty();
    }
    place.requireOwnPeer(channel);
    return Optional.of(new RuntimeClient(channel));
  }

  /**
   * Requests the state of the runtime.
   *
   * @param brief whether to leave out bundles, extensions and operations
   * @throws PluginManagerException if the runtime refuses the request
   */
  public Map<String, Object> state(boolean brief) throws PluginManagerException, IOException {
    get(RuntimePath.STATE + "?brief=" + brief);
    return JsonTree.object(new String(accepted().readAllBytes(), StandardCharsets.UTF_8));
  }

  /**
   * Requests the runtime to stop, and returns without waiting for its end.
   *
   * @param keepPlugins whether to leave the plugins to the next runtime
   * @throws PluginManagerException if the runtime refuses the request
   */
  public StopProgress stop(boolean keepPlugins) throws PluginManagerException, IOException {
    post(RuntimePath.STOP, JsonText.compact().tree(Map.of("keepPlugins", keepPlugins)).toBytes());
    return StopProgress.follow(this, accepted());
  }

  /**
   * Returns the body of a successful response.
   *
   * @throws PluginManagerException with the problem in any other response
   */
  private InputStream accepted() throws PluginManagerException, IOException {
    Response response = response();
    if (!response.succeeded()) {
      String body = new String(response.body().readNBytes(LONGEST_PROBLEM), StandardCharsets.UTF_8);
      throw PluginManagerException.failure(
          ReportedProblem.of(JsonTree.object(body))
              .orElseThrow(
                  () -> new MalformedMessageException("the response has no problem", null)),
          null);
    }
    return response.body();
  }

  /** Sends a request without a body. */
  private void get(String target) throws IOException {
    write("GET " + target, "", new byte[0]);
  }

  /** Sends a request with a JSON document as its body. */
  void post(String target, byte[] json) throws IOException {
    write("POST " + target, "Content-Length: " + json.length + "\r\n", json);
  }

  /** Sends the head of a request; each write to the returned stream sends a part of the body. */
  OutputStream stream(String target) throws IOException {
    write("POST " + target, "Transfer-Encoding: chunked\r\n", new byte[0]);
    return new ChunkedOutput(out);
  }

  private void write(String start, String fields, byte[] body) throws IOException {
    String type = start.startsWith("GET") ? "" : "Content-Type: application/json\r\n";
    String head =
        start + " HTTP/1.1\r\nHost: runtime\r\nConnection: close\r\n" + type + fields + "\r\n";
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    all.writeBytes(body);
    out.write(all.toByteArray());
  }

  /**
   * Waits for the response.
   *
   * @throws IOException if the connection ends first, or the response is not HTTP
   */
  Response response() throws IOException {
    HttpHead head = HttpHead.read(in);
    try {
      boolean succeeded = Integer.parseInt(head.part(1)) == OK;
      return new Response(succeeded, head.field("content-length").isPresent() ? head.body(in) : in);
    } catch (NumberFormatException e) {
      throw new IOException("the response is not HTTP; update the runtime and this program", e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
