// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.control;

import io.odpf.optimus.plugin.command.console.UninterruptedOutput;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Exchanges messages over a socket: a byte for the kind, the length, and that many bytes. */
final class Frames implements AutoCloseable {
  /** The request; the first frame of a connection. */
  static final byte REQUEST = 'r';

  /** Standard output of the request, or keys typed in a shell. */
  static final byte OUT = 'o';

  /** Standard error. */
  static final byte ERR = 'e';

  /** The terminal's size: columns, a space, rows. */
  static final byte SIZE = 's';

  /** The exit code; the last frame of an answer. */
  static final byte EXIT = 'x';

  private static final int LONGEST = 1 << 20;

  /** The time for a client to send its request, which it does at once. */
  private static final long REQUEST_NANOS = TimeUnit.SECONDS.toNanos(10);

  /** The time for a client to read some output when the runtime ends. */
  private static final long READ_NANOS = TimeUnit.SECONDS.toNanos(2);

  /** One message. */
  record Frame(byte kind, byte[] bytes) {
    String text() {
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  private final DataInputStream in;
  private final WriteProgress progress;
  private final UninterruptedOutput writer;
  private final DataOutputStream out;
  private final SocketChannel connection;
  private final long opened = System.nanoTime();
  private volatile boolean requestReceived;

  Frames(SocketChannel connection) {
    this.in = new DataInputStream(new BufferedInputStream(ChannelStreams.in(connection)));
    // The last output comes from operations on interrupted threads.
    this.progress = new WriteProgress(ChannelStreams.out(connection));
    this.writer = new UninterruptedOutput(progress, "optimus-control-writer");
    this.out = new DataOutputStream(new BufferedOutputStream(writer));
    this.connection = connection;
  }

  /** Notes that the client has sent its request, after which it has no time limit. */
  void requestReceived() {
    requestReceived = true;
  }

  /** Returns whether the client has not sent its request within the time limit. */
  boolean isSilent() {
    return !requestReceived && System.nanoTime() - opened > REQUEST_NANOS;
  }

  /** Returns whether the client has not read waiting output for some seconds. */
  boolean isStuck() {
    return progress.isStalled(READ_NANOS);
  }

  /** Reads a message; empty at the end of the connection. */
  Optional<Frame> read() throws IOException {
    int kind = in.read();
    if (kind < 0) {
      return Optional.empty();
    }
    int length = in.readInt();
    if (length < 0 || length > LONGEST) {
      throw new IOException("a message of " + length + " bytes");
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the connection ended in the middle of a message");
    }
    return Optional.of(new Frame((byte) kind, bytes));
  }

  synchronized void write(byte kind, byte[] bytes, int offset, int length) throws IOException {
    out.writeByte(kind);
    out.writeInt(length);
    out.write(bytes, offset, length);
    out.flush();
  }

  void write(byte kind, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    write(kind, bytes, 0, bytes.length);
  }

  /** Returns a stream whose bytes are sent as frames of a kind. */
  OutputStream stream(byte kind) {
    return new OutputStream() {
      @Override
      public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int done = 0; done < length; done += LONGEST) {
          Frames.this.write(kind, bytes, offset + done, Math.min(LONGEST, length - done));
        }
      }
    };
  }

  @Override
  public void close() throws IOException {
    writer.close();
    connection.close();
  }
}
