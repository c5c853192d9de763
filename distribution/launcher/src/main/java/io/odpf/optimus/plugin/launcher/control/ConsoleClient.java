// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.launcher.http.JsonTree;
import io.odpf.optimus.plugin.launcher.http.TextLines;
import io.odpf.optimus.plugin.text.JsonText;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** The client of a console in a runtime. One thread may send while another one receives. */
public final class ConsoleClient implements AutoCloseable {
  /** The exit code if the runtime ends before the response is complete. */
  public static final int BROKEN = 1;

  private static final int LONGEST_LINE = 1 << 20;

  private final RuntimeClient client;
  private volatile OutputStream input = OutputStream.nullOutputStream();
  private volatile boolean answered;

  private ConsoleClient(RuntimeClient client) {
    this.client = client;
  }

  /** Connects to the runtime of a place; empty if none listens there. */
  public static Optional<ConsoleClient> open(RuntimePlace place) throws IOException {
    return RuntimeClient.connect(place).map(ConsoleClient::new);
  }

  /** Requests the runtime to execute command lines. */
  public void run(String lines) throws IOException {
    // Sent in one write: the runtime may respond, and close, before it has read everything.
    client.post(RuntimePath.CONSOLE, message(Map.of("run", lines)));
  }

  /**
   * Requests an interactive shell.
   *
   * @param type the type of the terminal, as in {@code TERM}
   */
  public void attach(String type) throws IOException {
    input = client.stream(RuntimePath.CONSOLE);
    send(Map.of("terminal", type));
  }

  /** Sends the size of the terminal. */
  public void size(int columns, int rows) throws IOException {
    send(Map.of("size", Map.of("columns", columns, "rows", rows)));
  }

  /**
   * Sends typed keys.
   *
   * @param typed a buffer
   * @param length the number of bytes in it to send
   */
  public void type(byte[] typed, int length) throws IOException {
    send(Map.of("keys", Base64.getEncoder().encodeToString(Arrays.copyOf(typed, length))));
  }

  private void send(Map<String, ?> message) throws IOException {
    input.write(message(message));
  }

  private static byte[] message(Map<String, ?> message) {
    return JsonText.compact().tree(message).toBytes();
  }

  /**
   * Writes the console's output to the given streams until the response ends.
   *
   * @return the exit code, or {@link #BROKEN} if the response reports a problem or is incomplete
   */
  public int receive(OutputStream out, OutputStream err) throws IOException {
    InputStream body;
    try {
      body = client.response().body();
    } catch (EOFException e) {
      return BROKEN;
    }
    Optional<String> line = TextLines.next(body, LONGEST_LINE);
    while (line.isPresent()) {
      Map<String, Object> message = JsonTree.object(line.get());
      if (message.get("exitCode") instanceof Long code) {
        answered = true;
        return code.intValue();
      }
      Optional<Problem> problem = ReportedProblem.of(message);
      if (problem.isPresent()) {
        answered = true;
        err.write(("error: " + problem.get().message() + "\n").getBytes(UTF_8));
        return BROKEN;
      }
      show(message, "out", out);
      show(message, "err", err);
      line = TextLines.next(body, LONGEST_LINE);
    }
    return BROKEN;
  }

  private static void show(Map<String, Object> message, String field, OutputStream to)
      throws IOException {
    if (message.get(field) instanceof String bytes) {
      to.write(Base64.getDecoder().decode(bytes));
      to.flush();
    }
  }

  /** Returns whether the response was complete when the connection ended. */
  public boolean answered() {
    return answered;
  }

  @Override
  public void close() throws IOException {
    client.close();
  }
}
