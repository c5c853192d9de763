// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.control;

import io.odpf.optimus.plugin.launcher.http.JsonTree;
import io.odpf.optimus.plugin.launcher.http.TextLines;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The runtime's side of a console. Receives {@code ConsoleInput} messages of the management API and
 * sends {@code ConsoleOutput} messages, each as a line of JSON.
 */
public final class ConsoleDialogue {
  /** Large enough for a pasted text, which arrives in one message. */
  private static final int LONGEST_LINE = 4 << 20;

  /** Its base64 form must be shorter than the longest line that the client reads. */
  private static final int PIECE = 96 * 1024;

  private final InputStream in;
  private final RuntimeReply reply;

  /**
   * Creates the console of a request.
   *
   * @param in the body of the request
   */
  public ConsoleDialogue(InputStream in, RuntimeReply reply) {
    this.in = in;
    this.reply = reply;
  }

  /** Waits for the next message; empty at the end of the input. */
  public Optional<Map<String, Object>> next() throws IOException {
    Optional<String> line = TextLines.next(in, LONGEST_LINE);
    return line.isPresent() ? Optional.of(JsonTree.object(line.get())) : Optional.empty();
  }

  /** Returns a stream whose bytes the client writes to its standard output. */
  public OutputStream out() {
    return stream("out");
  }

  /** Returns a stream whose bytes the client writes to its standard error. */
  public OutputStream err() {
    return stream("err");
  }

  private OutputStream stream(String field) {
    return new OutputStream() {
      @Override
      public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int done = 0; done < length; done += PIECE) {
          int from = offset + done;
          byte[] piece = Arrays.copyOfRange(bytes, from, from + Math.min(PIECE, length - done));
          reply.line(Map.of(field, Base64.getEncoder().encodeToString(piece)));
        }
      }
    };
  }

  /** Sends the exit code, which is the last message. */
  public void exit(int code) throws IOException {
    reply.line(Map.of("exitCode", code));
  }

  /**
   * Returns the keys that the client sends from now on. Starts a thread that reads all further
   * messages.
   *
   * @param resized receives the terminal's columns and rows when they change
   */
  public InputStream keys(BiConsumer<Integer, Integer> resized) throws IOException {
    PipedOutputStream typed = new PipedOutputStream();
    PipedInputStream keys = new PipedInputStream(typed);
    DaemonThreads.start("optimus-control-input", () -> read(typed, resized));
    return keys;
  }

  private void read(PipedOutputStream typed, BiConsumer<Integer, Integer> resized) {
    try (typed) {
      for (Optional<Map<String, Object>> next = next(); next.isPresent(); next = next()) {
        if (next.get().get("keys") instanceof String keys) {
          typed.write(Base64.getDecoder().decode(keys));
          typed.flush();
        } else if (next.get().get("size") instanceof Map<?, ?> size) {
          resized.accept(number(size.get("columns")), number(size.get("rows")));
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      // A failed connection ends the input.
    }
  }

  private static int number(@Nullable Object value) {
    return value instanceof Long number ? (int) Math.max(0, Math.min(number, 10_000)) : 0;
  }
}
