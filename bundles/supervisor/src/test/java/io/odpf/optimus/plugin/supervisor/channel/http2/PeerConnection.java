// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.http2;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** One connection of a {@link ScriptedPeer}: writes and reads frames, whatever they are. */
public final class PeerConnection {
  private static final int PREFACE = 24;

  private final SocketChannel channel;
  private int chunk = Integer.MAX_VALUE;

  /** A frame that the client sent. */
  public record Received(int type, int flags, int stream, byte[] payload) {
    public boolean endsStream() {
      return (type == Frame.DATA || type == Frame.HEADERS) && (flags & Frame.END_STREAM) != 0;
    }

    public boolean acknowledges() {
      return (flags & Frame.ACK) != 0;
    }
  }

  PeerConnection(SocketChannel channel) {
    this.channel = channel;
  }

  /** Writes at most so many bytes at once from now on. */
  public PeerConnection inChunksOf(int bytes) {
    chunk = bytes;
    return this;
  }

  public void raw(byte[] bytes) throws IOException {
    int from = 0;
    while (from < bytes.length) {
      int part = Math.min(chunk, bytes.length - from);
      from += channel.write(ByteBuffer.wrap(bytes, from, part));
    }
  }

  public void frame(int type, int flags, int stream, byte[] payload) throws IOException {
    raw(bytes(type, flags, stream, payload));
  }

  public static byte[] bytes(int type, int flags, int stream, byte[] payload) {
    return ByteBuffer.allocate(Frame.HEADER + payload.length)
        .put((byte) (payload.length >> 16))
        .putShort((short) payload.length)
        .put((byte) type)
        .put((byte) flags)
        .putInt(stream)
        .put(payload)
        .array();
  }

  /** Reads the client's preface, and sends settings in pairs of name and value. */
  public PeerConnection greet(int... settings) throws IOException {
    read(PREFACE);
    settings(settings);
    return this;
  }

  public void settings(int... settings) throws IOException {
    ByteBuffer payload = ByteBuffer.allocate(settings.length / 2 * Frame.SETTING);
    for (int i = 0; i < settings.length; i += 2) {
      payload.putShort((short) settings[i]).putInt(settings[i + 1]);
    }
    frame(Frame.SETTINGS, 0, 0, payload.array());
  }

  public void windowUpdate(int stream, int increment) throws IOException {
    frame(Frame.WINDOW_UPDATE, 0, stream, number(increment));
  }

  public void reset(int stream, int errorCode) throws IOException {
    frame(Frame.RST_STREAM, 0, stream, number(errorCode));
  }

  public void goAway(int last) throws IOException {
    frame(Frame.GOAWAY, 0, 0, ByteBuffer.allocate(8).putInt(last).putInt(0).array());
  }

  public static byte[] number(int value) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
  }

  /** Sends a header block in one frame; the fields are names and values in turn. */
  public void headers(int stream, boolean end, String... fields) throws IOException {
    int flags = Frame.END_HEADERS | (end ? Frame.END_STREAM : 0);
    frame(Frame.HEADERS, flags, stream, block(fields));
  }

  public static byte[] block(String... fields) {
    List<HeaderField> list = new ArrayList<>();
    for (int i = 0; i < fields.length; i += 2) {
      list.add(new HeaderField(fields[i], fields[i + 1]));
    }
    return HeaderEncoder.encode(list);
  }

  /** Sends the headers of a gRPC response. */
  public void responseHeaders(int stream) throws IOException {
    headers(stream, false, ":status", "200", "content-type", "application/grpc");
  }

  public void data(int stream, boolean end, byte[] bytes) throws IOException {
    frame(Frame.DATA, end ? Frame.END_STREAM : 0, stream, bytes);
  }

  /** A message with its prefix. */
  public static byte[] message(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(5 + bytes.length)
        .put((byte) 0)
        .putInt(bytes.length)
        .put(bytes)
        .array();
  }

  public void trailers(int stream, String status) throws IOException {
    headers(stream, true, "grpc-status", status);
  }

  /** Sends a whole response of one message. */
  public void respond(int stream, String text) throws IOException {
    responseHeaders(stream);
    data(stream, false, message(text));
    trailers(stream, "0");
  }

  private byte[] read(int count) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(count);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw new EOFException();
      }
    }
    return buffer.array();
  }

  public Received next() throws IOException {
    ByteBuffer header = ByteBuffer.wrap(read(Frame.HEADER));
    int length = (header.get() & 0xff) << 16 | header.getShort() & 0xffff;
    int type = header.get();
    int flags = header.get();
    int stream = header.getInt();
    return new Received(type, flags, stream, read(length));
  }

  /** Reads until a request has ended, and returns its stream. */
  public int request() throws IOException {
    Received frame = next();
    while (!frame.endsStream()) {
      frame = next();
    }
    return frame.stream();
  }

  /** Reads until a frame of a type, which is returned. */
  public Received await(int type) throws IOException {
    Received frame = next();
    while (frame.type() != type) {
      frame = next();
    }
    return frame;
  }

  /** Reads and ignores all that follows. */
  public void drain() throws IOException {
    while (true) {
      next();
    }
  }

  /** Does nothing until the test is over. */
  public void stop() throws InterruptedException {
    new CountDownLatch(1).await();
  }

  /** Answers each request with the same text. */
  public void serve(String text) throws IOException {
    while (true) {
      respond(request(), text);
    }
  }
}
