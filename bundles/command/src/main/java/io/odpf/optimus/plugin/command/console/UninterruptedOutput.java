// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.console;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;

/**
 * Writes to a stream from a separate thread, in order, and waits for each write. For streams on top
 * of channels, which close if a writing thread is interrupted: a cancelled operation still reports
 * its outcome. The calling thread stays interrupted. Thread-safe.
 *
 * <p>Closing ends the thread, but does not close the stream.
 */
public final class UninterruptedOutput extends OutputStream {
  private final OutputStream target;
  private final ExecutorService writer;

  /**
   * Creates a stream.
   *
   * @param thread the name of the thread
   */
  public UninterruptedOutput(OutputStream target, String thread) {
    this.target = target;
    this.writer =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread daemon = new Thread(task, thread);
              daemon.setDaemon(true);
              return daemon;
            });
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    await(
        () -> {
          target.write(bytes, offset, length);
          return null;
        });
  }

  @Override
  public void flush() throws IOException {
    await(
        () -> {
          target.flush();
          return null;
        });
  }

  private void await(Callable<Void> write) throws IOException {
    Future<Void> written;
    try {
      written = writer.submit(write);
    } catch (RejectedExecutionException e) {
      throw new IOException("the stream is closed", e);
    }
    boolean interrupted = false;
    try {
      while (true) {
        try {
          written.get();
          return;
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          throw new IOException("cannot write", e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    writer.shutdown();
  }
}
