// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.remote;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits as a stream does: interruptibly, and no longer than allowed. */
final class Futures {
  private Futures() {}

  static <T> T get(Future<T> result, Duration limit) throws IOException {
    try {
      return result.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      InterruptedIOException stopped = new InterruptedIOException("while connecting");
      stopped.initCause(interrupted);
      throw stopped;
    } catch (TimeoutException late) {
      SocketTimeoutException timeout =
          new SocketTimeoutException("no connection in " + limit.toMillis() / 1000.0 + " s");
      timeout.initCause(late);
      throw timeout;
    } catch (ExecutionException failed) {
      throw new IOException(failed.getCause().getMessage(), failed.getCause());
    }
  }
}
