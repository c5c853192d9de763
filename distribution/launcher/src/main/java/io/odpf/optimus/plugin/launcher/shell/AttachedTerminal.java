// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.shell;

import io.odpf.optimus.plugin.launcher.control.ConsoleClient;
import io.odpf.optimus.plugin.launcher.control.DaemonThreads;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Connects this process's terminal to a shell at the other end of a connection. */
public final class AttachedTerminal {
  /** The key that leaves the shell, even if it no longer answers. */
  private static final int LEAVE = 0x1c; // Ctrl-\

  private static final int BUFFER = 1024;

  private final ConsoleClient client;

  public AttachedTerminal(ConsoleClient client) {
    this.client = client;
  }

  /**
   * Blocks until the shell ends, or the user leaves it with Ctrl-\.
   *
   * @return its exit code
   */
  public int run() throws IOException, InterruptedException {
    try (RawTerminal terminal = RawTerminal.open()) {
      client.attach(terminal.type());
      terminal.sizes(this::sendSize);
      CompletableFuture<Integer> end = new CompletableFuture<>();
      DaemonThreads.start("optimus-typing", () -> type(terminal.in(), end));
      DaemonThreads.start("optimus-shown", () -> show(terminal, end));
      return end.get();
    } catch (ExecutionException e) {
      throw new IOException(Objects.requireNonNull(e.getCause()).getMessage(), e.getCause());
    }
  }

  private void show(RawTerminal terminal, CompletableFuture<Integer> end) {
    try {
      end.complete(client.receive(terminal.out(), terminal.out()));
    } catch (IOException e) {
      end.completeExceptionally(e);
    }
  }

  private void type(InputStream typed, CompletableFuture<Integer> end) {
    byte[] buffer = new byte[BUFFER];
    try {
      for (int read = typed.read(buffer, 0, BUFFER); read >= 0; ) {
        for (int i = 0; i < read; i++) {
          if (buffer[i] == LEAVE) {
            end.complete(0);
            return;
          }
        }
        client.type(buffer, read);
        read = typed.read(buffer, 0, BUFFER);
      }
    } catch (IOException e) {
      // The connection has ended, which the receiving thread reports.
    }
  }

  private void sendSize(int columns, int rows) {
    try {
      client.size(columns, rows);
    } catch (IOException e) {
      // The connection has ended.
    }
  }
}
