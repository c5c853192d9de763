// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.control;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;

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

  /** One message. */
  record Frame(byte kind, byte[] bytes) {
    String text() {
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  private final DataInputStream in;
  private final DataOutputStream out;
  private final AutoCloseable connection;

  // An interrupt of a thread that writes to a channel closes the channel, so that thread is our
  // own.
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "optimus-control-writer");
            thread.setDaemon(true);
            return thread;
          });

  Frames(InputStream in, OutputStream out, AutoCloseable connection) {
    this.in = new DataInputStream(in);
    this.out = new DataOutputStream(out);
    this.connection = connection;
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

  /**
   * Writes a frame. A thread that is interrupted writes it too, and stays interrupted: an operation
   * that is being cancelled has something to say.
   */
  synchronized void write(byte kind, byte[] bytes, int offset, int length) throws IOException {
    Future<Void> written;
    try {
      written =
          writer.submit(
              () -> {
                send(kind, bytes, offset, length);
                return null;
              });
    } catch (RejectedExecutionException closed) {
      throw new IOException("the connection is closed", closed);
    }
    boolean interrupted = false;
    try {
      while (true) {
        try {
          written.get();
          return;
        } catch (InterruptedException later) {
          interrupted = true;
        } catch (ExecutionException failure) {
          throw new IOException("cannot write to the other side", failure.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void send(byte kind, byte[] bytes, int offset, int length) throws IOException {
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
    writer.shutdown();
    try {
      connection.close();
    } catch (IOException failure) {
      throw failure;
    } catch (Exception other) {
      throw new IOException(other);
    }
  }
}
