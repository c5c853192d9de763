// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.shell;

import io.odpf.optimus.plugin.launcher.control.ControlClient;
import io.odpf.optimus.plugin.launcher.control.Request;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Lends this process's terminal to a shell at the other end of a connection. */
public final class AttachedTerminal {
  /** The key that leaves the shell, even if it no longer answers. */
  private static final int LEAVE = 0x1c; // Ctrl-\

  private static final int BUFFER = 1024;

  private final ControlClient client;

  public AttachedTerminal(ControlClient client) {
    this.client = client;
  }

  /**
   * Blocks until the shell ends, or the user leaves it by Ctrl-\.
   *
   * @return its exit code
   */
  public int run() throws IOException, InterruptedException {
    try (RawTerminal terminal = RawTerminal.open()) {
      client.send(Request.SHELL + " " + terminal.type());
      terminal.sizes(this::tellSize);
      CompletableFuture<Integer> end = new CompletableFuture<>();
      daemon("optimus-typing", () -> type(terminal.in(), end));
      daemon("optimus-shown", () -> show(terminal, end));
      return end.get();
    } catch (ExecutionException failure) {
      throw new IOException(failure.getCause().getMessage(), failure.getCause());
    }
  }

  private static void daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void show(RawTerminal terminal, CompletableFuture<Integer> end) {
    try {
      end.complete(client.receive(terminal.out(), terminal.out()));
    } catch (IOException failure) {
      end.completeExceptionally(failure);
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
    } catch (IOException ended) {
      // So has the conversation; whoever receives tells.
    }
  }

  private void tellSize(int columns, int rows) {
    try {
      client.size(columns, rows);
    } catch (IOException ended) {
      // So has the conversation.
    }
  }
}
