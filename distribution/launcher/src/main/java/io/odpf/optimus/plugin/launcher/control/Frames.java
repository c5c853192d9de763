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

/** Messages over a stream: a byte for the kind, the length, and that many bytes. */
final class Frames implements AutoCloseable {
  /** Asks for something; the first frame of a connection. */
  static final byte REQUEST = 'r';

  /** Standard output of what was asked for, or what was typed in a shell. */
  static final byte OUT = 'o';

  /** Standard error. */
  static final byte ERR = 'e';

  /** The terminal's size: columns, a space, rows. */
  static final byte SIZE = 's';

  /** The exit code; the last frame of an answer. */
  static final byte EXIT = 'x';

  private static final int LONGEST = 1 << 20;

  /** For a client to say what it asks for, which it does at once. */
  private static final long ASK_NANOS = TimeUnit.SECONDS.toNanos(10);

  /** For a client to take some output, when the runtime ends. */
  private static final long TAKE_NANOS = TimeUnit.SECONDS.toNanos(2);

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
  private volatile boolean asked;

  Frames(SocketChannel connection) {
    this.in = new DataInputStream(new BufferedInputStream(ChannelStreams.in(connection)));
    // What is said last comes from operations that were interrupted.
    this.progress = new WriteProgress(ChannelStreams.out(connection));
    this.writer = new UninterruptedOutput(progress, "optimus-control-writer");
    this.out = new DataOutputStream(new BufferedOutputStream(writer));
    this.connection = connection;
  }

  /** Notes that the client has asked for something, and may take its time from now on. */
  void asked() {
    asked = true;
  }

  /** Whether the client had its time to ask for something, and has not. */
  boolean silent() {
    return !asked && System.nanoTime() - opened > ASK_NANOS;
  }

  /** Whether output waits that the client has not taken for some seconds. */
  boolean stuck() {
    return progress.waits(TAKE_NANOS);
  }

  /** Empty at the end of the connection. */
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

  /** A stream whose bytes become frames of a kind. */
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
