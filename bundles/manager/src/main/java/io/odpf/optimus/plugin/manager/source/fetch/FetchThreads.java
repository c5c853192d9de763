// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.fetch;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads of an operation, for downloads and for unpacking. */
final class FetchThreads implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private final ThreadPoolExecutor downloads;
  private final ThreadPoolExecutor unpackers;

  FetchThreads(int downloads, int unpackers) {
    this.downloads = pool("optimus-download-", downloads);
    this.unpackers = pool("optimus-unpack-", unpackers);
  }

  private static ThreadPoolExecutor pool(String name, int size) {
    AtomicInteger number = new AtomicInteger();
    ThreadFactory factory =
        task -> {
          Thread thread = new Thread(task, name + number.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        };
    return new ThreadPoolExecutor(
        size, size, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
  }

  void download(Runnable task) {
    downloads.execute(task);
  }

  void unpack(Runnable task) {
    unpackers.execute(task);
  }

  /** Interrupts all tasks and waits for their end, so that they do not write any more. */
  @Override
  public void close() {
    downloads.shutdownNow();
    unpackers.shutdownNow();
    boolean interrupted = Thread.interrupted();
    boolean ended = false;
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!ended && System.nanoTime() < end) {
      try {
        ended =
            downloads.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS)
                && unpackers.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (!ended) {
      System.getLogger(FetchThreads.class.getName())
          .log(System.Logger.Level.WARNING, "a provider does not answer interrupts; left behind");
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
