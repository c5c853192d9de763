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
 * Writes to a stream from a thread of its own, in order, and waits for each write. For streams that
 * are channels underneath: those close when a thread is interrupted that writes to them, and an
 * operation that is cancelled has something to say yet. Who writes stays interrupted. Thread-safe.
 *
 * <p>Closing ends the thread, and leaves the stream open to whoever owns it.
 */
public final class UninterruptedOutput extends OutputStream {
  private final OutputStream target;
  private final ExecutorService writer;

  /**
   * @param thread what to call the thread
   */
  public UninterruptedOutput(OutputStream target, String thread) {
    this.target = target;
    this.writer =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread own = new Thread(task, thread);
              own.setDaemon(true);
              return own;
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
    } catch (RejectedExecutionException closed) {
      throw new IOException("the stream is closed", closed);
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
          throw new IOException("cannot write", failure.getCause());
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
