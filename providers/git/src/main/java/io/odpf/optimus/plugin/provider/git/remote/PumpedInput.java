// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.remote;

import io.odpf.optimus.plugin.api.http.Timeouts;
import io.odpf.optimus.plugin.api.provider.LowSpeed;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Reads a stream on a separate thread, so that reads of a stream that supports neither interruption
 * nor time limits have both.
 */
final class PumpedInput extends BlockInput {
  private static final int CHUNK = 64 * 1024;
  private static final int CHUNKS = 16;

  private final BlockingQueue<Chunk> queue = new ArrayBlockingQueue<>(CHUNKS);
  private final Timeouts timeouts;
  private final LowSpeed speed;
  private final long deadline;
  private final Thread pump;

  private byte[] current = {};
  private int position;
  private Optional<Chunk> last = Optional.empty();

  /**
   * @param source the stream, read until it ends or is closed
   * @param timeouts the longest wait for a byte, the longest time for all, and the lowest speed
   */
  PumpedInput(Source source, String name, Timeouts timeouts) {
    this(source, name, timeouts, new LowSpeed.SystemClock());
  }

  /**
   * @param clock the time in nanoseconds, used only for the speed
   */
  PumpedInput(Source source, String name, Timeouts timeouts, LongSupplier clock) {
    this.timeouts = timeouts;
    this.speed = new LowSpeed(timeouts, clock);
    this.deadline = System.nanoTime() + timeouts.total().toNanos();
    this.pump = new Thread(() -> pump(source), name);
    pump.setDaemon(true);
    pump.start();
  }

  /** Opens the stream on the pump's thread, since that may block too. */
  interface Source {
    InputStream open() throws IOException;
  }

  /**
   * A part of the stream.
   *
   * @param bytes its bytes; none at the end of the stream
   * @param failure the reason of a premature end
   */
  private record Chunk(byte[] bytes, Optional<IOException> failure) {
    static Chunk end(Optional<IOException> failure) {
      return new Chunk(new byte[0], failure);
    }
  }

  private void pump(Source source) {
    try {
      queue.put(read(source));
    } catch (InterruptedException e) {
      // The input was closed.
      Thread.currentThread().interrupt();
    }
  }

  private Chunk read(Source source) throws InterruptedException {
    try {
      InputStream stream = source.open();
      byte[] buffer = new byte[CHUNK];
      for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
        queue.put(new Chunk(Arrays.copyOf(buffer, read), Optional.empty()));
      }
      return Chunk.end(Optional.empty());
    } catch (IOException failure) {
      return Chunk.end(Optional.of(failure));
    }
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (position == current.length) {
      if (last.isEmpty()) {
        next();
      }
      if (last.isPresent()) {
        Optional<IOException> failure = last.get().failure();
        if (failure.isPresent()) {
          throw new IOException(failure.get().getMessage(), failure.get());
        }
        return -1;
      }
    }
    int count = Math.min(length, current.length - position);
    System.arraycopy(current, position, target, offset, count);
    position += count;
    return count;
  }

  private void next() throws IOException {
    Duration idle = timeouts.idle();
    long left = deadline - System.nanoTime();
    speed.begin();
    Chunk chunk;
    try {
      chunk = queue.poll(Math.min(left, idle.toNanos()), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      InterruptedIOException stopped = new InterruptedIOException("while reading");
      stopped.initCause(e);
      throw stopped;
    }
    if (chunk == null) {
      throw new SocketTimeoutException(
          left <= idle.toNanos()
              ? "not ready in time"
              : "no byte came for " + idle.toMillis() / 1000.0 + " s");
    }
    if (chunk.bytes().length == 0) {
      last = Optional.of(chunk);
    } else {
      if (speed.isReached(chunk.bytes().length)) {
        throw new SocketTimeoutException(
            "only "
                + speed.received()
                + " bytes came in "
                + timeouts.speedTime().toMillis() / 1000.0
                + " s (timeouts.speed_limit)");
      }
      current = chunk.bytes();
      position = 0;
    }
  }

  /** Stops the pump. Its thread ends only when the source is closed too. */
  @Override
  public void close() {
    last = Optional.of(Chunk.end(Optional.of(new EOFException("closed"))));
    position = current.length;
    pump.interrupt();
  }
}
