// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http.connection;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketImpl;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Adapts a channel of a Unix socket to {@link Socket}, with time limits for connecting and reading,
 * which the JDK offers only for TCP. Not thread-safe, except that any thread may call {@link
 * #close}.
 */
final class UnixSocket extends Socket {
  private final SocketChannel channel;
  private final Selector selector;
  private int timeout;

  /**
   * Creates a socket.
   *
   * @param channel an unconnected channel, which this socket closes
   */
  UnixSocket(SocketChannel channel) throws IOException {
    super((SocketImpl) null);
    this.channel = channel;
    this.selector = Selector.open();
  }

  /** Connects. Blocks only while the server's backlog is full. */
  @Override
  public void connect(SocketAddress address, int millis) throws IOException {
    FutureTask<Boolean> attempt =
        new FutureTask<>(
            new Callable<>() {
              @Override
              public Boolean call() throws IOException {
                return channel.connect(address);
              }
            });
    // A blocking connect has no time limit, so it runs on a thread of its own.
    Thread thread = new Thread(attempt, "optimus-connect");
    thread.setDaemon(true);
    thread.start();
    try {
      attempt.get(millis, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      close();
      throw new SocketTimeoutException("Connect timed out");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close();
      throw new ClosedByInterruptException();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
    }
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_READ);
  }

  // Only the thread that reads sets it.
  @SuppressWarnings("UnsynchronizedOverridesSynchronized")
  @Override
  public void setSoTimeout(int millis) {
    timeout = millis;
  }

  @Override
  public InputStream getInputStream() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        ByteBuffer target = ByteBuffer.wrap(bytes, offset, length);
        int read = channel.read(target);
        while (read == 0 && length > 0) {
          if (!await(SelectionKey.OP_READ, timeout)) {
            throw new SocketTimeoutException("Read timed out");
          }
          read = channel.read(target);
        }
        return read;
      }
    };
  }

  @Override
  public OutputStream getOutputStream() {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        ByteBuffer source = ByteBuffer.wrap(bytes, offset, length);
        while (source.hasRemaining()) {
          if (channel.write(source) == 0) {
            await(SelectionKey.OP_WRITE, 0);
          }
        }
      }
    };
  }

  /**
   * Waits until the channel is ready; returns false if the time elapses first.
   *
   * @param millis the limit; 0 for none
   */
  private boolean await(int operation, int millis) throws IOException {
    try {
      SelectionKey key = channel.keyFor(selector);
      if (key == null) {
        throw new SocketException("Socket closed");
      }
      key.interestOps(operation);
      int ready = selector.select(millis);
      selector.selectedKeys().clear();
      if (Thread.currentThread().isInterrupted()) {
        close();
        throw new InterruptedIOException("interrupted while waiting for the server");
      }
      return ready > 0;
    } catch (ClosedSelectorException | CancelledKeyException e) {
      throw new SocketException("Socket closed");
    }
  }

  /** Has no effect: there is nothing to linger for. */
  @Override
  public void setSoLinger(boolean on, int seconds) {}

  @Override
  public int getSoLinger() {
    return -1;
  }

  /** Has no effect: nothing delays small packets. */
  @Override
  public void setTcpNoDelay(boolean on) {}

  @Override
  public boolean getTcpNoDelay() {
    return true;
  }

  @Override
  public boolean isClosed() {
    return !channel.isOpen();
  }

  // Not synchronized: any thread may close the socket, without waiting for the one that uses it.
  @SuppressWarnings("UnsynchronizedOverridesSynchronized")
  @Override
  public void close() throws IOException {
    channel.close();
    selector.close(); // Wakes up a thread that waits.
  }
}
