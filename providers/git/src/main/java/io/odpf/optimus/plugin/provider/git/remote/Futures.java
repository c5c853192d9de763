// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.remote;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for futures interruptibly and with a time limit, with the exceptions of a stream. */
final class Futures {
  private Futures() {}

  static <T> T get(Future<T> result, Duration limit) throws IOException {
    try {
      return result.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      InterruptedIOException stopped = new InterruptedIOException("while connecting");
      stopped.initCause(e);
      throw stopped;
    } catch (TimeoutException e) {
      SocketTimeoutException timeout =
          new SocketTimeoutException("no connection in " + limit.toMillis() / 1000.0 + " s");
      timeout.initCause(e);
      throw timeout;
    } catch (ExecutionException e) {
      Throwable cause = Objects.requireNonNull(e.getCause());
      throw new IOException(cause.getMessage(), cause);
    }
  }
}
