// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http.connection;

import io.odpf.optimus.plugin.http.connection.TimeLimits.Limit;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketImpl;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A socket that enforces the time limits of an attempt on connecting and on every read, also for
 * TLS on top of it; writes have no limit. It is based on a channel, so that interrupting the
 * waiting thread closes it. Not thread-safe, except that any thread may call {@link #close}.
 */
public final class DeadlineSocket extends Socket {
  /** The longest time for reading the rest of a body in order to reuse the connection. */
  private static final long DRAIN_NANOS = 50_000_000L;

  private final SocketChannel channel;
  private final Socket socket;
  private TimeLimits limits;
  private long connectEnd;
  private boolean connecting;
  private boolean probing;
  private @Nullable Limit reached;
  private boolean ended;
  private @Nullable InputStream input;
  private @Nullable OutputStream output;

  /**
   * Creates a socket whose attempt begins now.
   *
   * @param socket a socket on top of the channel, which closes it
   */
  DeadlineSocket(SocketChannel channel, Socket socket, TimeLimits limits, long connectEnd)
      throws IOException {
    // Without a SocketImpl: every method in use is overridden, and its classes are not loaded.
    super((SocketImpl) null);
    this.channel = channel;
    this.socket = socket;
    this.limits = limits;
    this.connectEnd = connectEnd;
    this.connecting = true;
  }

  /** Connects within {@code nanos}. */
  void connect(SocketAddress address, long nanos) throws IOException {
    try {
      socket.connect(address, millis(nanos));
    } catch (SocketTimeoutException e) {
      reached = limits.totalEnd() - System.nanoTime() > 0 ? Limit.CONNECT : Limit.TOTAL;
      throw e;
    }
    socket.setTcpNoDelay(true);
    input = new Input(socket.getInputStream());
    output = socket.getOutputStream();
  }

  /** Switches from the connect limit to the limits of an open connection. */
  void connected() {
    connecting = false;
  }

  /** Begins a new attempt on an open connection. */
  void begin(TimeLimits newLimits) {
    limits = newLimits;
    connecting = false;
    reached = null;
  }

  /** Sets whether reads are probes, which do not wait: without data, they time out at once. */
  void probing(boolean on) {
    probing = on;
  }

  /** Limits the rest of this attempt to the time for draining a body. */
  void limitToDrainTime() {
    connecting = true;
    connectEnd = System.nanoTime() + DRAIN_NANOS;
  }

  /** Returns the limit that ended this attempt, if any. */
  public Optional<Limit> limitReached() {
    return Optional.ofNullable(reached);
  }

  TimeLimits limits() {
    return limits;
  }

  /** Returns whether a read has reached the end of the stream. */
  boolean ended() {
    return ended;
  }

  private final class Input extends InputStream {
    private final InputStream raw;

    Input(InputStream raw) {
      this.raw = raw;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (probing) {
        return probe(bytes, offset, length);
      }
      Limit next = connecting ? Limit.CONNECT : Limit.IDLE;
      long now = System.nanoTime();
      long left = connecting ? connectEnd - now : limits.idleNanos();
      if (limits.totalEnd() - now <= left) {
        left = limits.totalEnd() - now;
        next = Limit.TOTAL;
      }
      try {
        if (left <= 0) {
          throw new SocketTimeoutException("Read timed out");
        }
        socket.setSoTimeout(millis(left));
        int read = raw.read(bytes, offset, length);
        ended |= read < 0;
        return read;
      } catch (SocketTimeoutException e) {
        reached = next;
        throw e;
      }
    }

    private int probe(byte[] bytes, int offset, int length) throws IOException {
      boolean blocking = channel.isBlocking();
      channel.configureBlocking(false);
      int read = channel.read(ByteBuffer.wrap(bytes, offset, length));
      channel.configureBlocking(blocking);
      if (read == 0) {
        throw new SocketTimeoutException("no data");
      }
      return read;
    }
  }

  private static int millis(long nanos) {
    return (int) Math.min(Integer.MAX_VALUE, Math.max(1, (nanos + 999_999) / 1_000_000));
  }

  @Override
  public void connect(SocketAddress address) throws IOException {
    connect(address, connectEnd - System.nanoTime());
  }

  @Override
  public void connect(SocketAddress address, int timeout) throws IOException {
    connect(address, timeout * 1_000_000L);
  }

  @Override
  public InputStream getInputStream() throws IOException {
    if (input == null) {
      throw new SocketException("Socket is not connected");
    }
    return input;
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    if (output == null) {
      throw new SocketException("Socket is not connected");
    }
    return output;
  }

  /** Has no effect: the limits determine how long each read waits. */
  @Override
  public void setSoTimeout(int timeout) {}

  @Override
  public int getSoTimeout() {
    return 0;
  }

  @Override
  public void setSoLinger(boolean on, int seconds) throws SocketException {
    socket.setSoLinger(on, seconds);
  }

  @Override
  public int getSoLinger() throws SocketException {
    return socket.getSoLinger();
  }

  @Override
  public void setTcpNoDelay(boolean on) throws SocketException {
    socket.setTcpNoDelay(on);
  }

  @Override
  public boolean getTcpNoDelay() throws SocketException {
    return socket.getTcpNoDelay();
  }

  // Not synchronized: any thread may close the socket, without waiting for the one that uses it.
  @SuppressWarnings("UnsynchronizedOverridesSynchronized")
  @Override
  public void close() throws IOException {
    socket.close();
  }

  @Override
  public boolean isClosed() {
    return !channel.isOpen();
  }

  @Override
  public boolean isConnected() {
    return socket.isConnected();
  }

  @Override
  public boolean isBound() {
    return socket.isBound();
  }

  @Override
  public boolean isInputShutdown() {
    return socket.isInputShutdown();
  }

  @Override
  public boolean isOutputShutdown() {
    return socket.isOutputShutdown();
  }

  @Override
  public void shutdownInput() throws IOException {
    socket.shutdownInput();
  }

  @Override
  public void shutdownOutput() throws IOException {
    socket.shutdownOutput();
  }

  @Override
  public InetAddress getInetAddress() {
    return socket.getInetAddress();
  }

  @Override
  public InetAddress getLocalAddress() {
    return socket.getLocalAddress();
  }

  @Override
  public int getPort() {
    return socket.getPort();
  }

  @Override
  public int getLocalPort() {
    return socket.getLocalPort();
  }

  @Override
  public SocketAddress getRemoteSocketAddress() {
    return socket.getRemoteSocketAddress();
  }

  @Override
  public SocketAddress getLocalSocketAddress() {
    return socket.getLocalSocketAddress();
  }

  @Override
  public @Nullable SocketChannel getChannel() {
    return null;
  }

  @Override
  public String toString() {
    return socket.getRemoteSocketAddress() instanceof InetSocketAddress remote
        ? remote.toString()
        : "not connected";
  }
}
