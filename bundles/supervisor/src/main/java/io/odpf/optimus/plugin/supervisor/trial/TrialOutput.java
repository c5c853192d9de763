// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.trial;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** A process's standard output: its first line, and the beginning of the rest. Thread-safe. */
final class TrialOutput {
  private static final int LONGEST_LINE = 64 << 10;
  private static final int LONGEST_REST = 4 << 10;

  /** The first line with the time at which it was complete. */
  record FirstLine(String text, long nanos) {}

  private final CompletableFuture<FirstLine> first = new CompletableFuture<>();
  private final CompletableFuture<Void> read = new CompletableFuture<>();

  private final PrintedText rest = new PrintedText(LONGEST_REST);

  /** Reads a stream to its end. */
  void readAll(InputStream stream) {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    byte[] buffer = new byte[8 << 10];
    try (InputStream in = stream) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        int from = 0;
        while (from < count && !first.isDone()) {
          byte next = buffer[from++];
          if (next == '\n' || line.size() == LONGEST_LINE) {
            complete(line);
          } else {
            line.write(next);
          }
        }
        rest.add(buffer, from, count - from);
      }
    } catch (IOException e) {
      // The process has ended, which says more.
    } finally {
      complete(line);
      read.complete(null);
    }
  }

  private void complete(ByteArrayOutputStream line) {
    first.complete(new FirstLine(line.toString(StandardCharsets.UTF_8), System.nanoTime()));
  }

  /** Completes with the first line, or with what there is of it when the stream ends. */
  CompletableFuture<FirstLine> first() {
    return first;
  }

  /** Completes when the stream has ended. */
  CompletableFuture<Void> read() {
    return read;
  }

  /** Returns what followed the first line, so far. */
  String rest() {
    return rest.text();
  }
}
