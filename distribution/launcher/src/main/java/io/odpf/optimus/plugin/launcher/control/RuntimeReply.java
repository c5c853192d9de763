// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.control;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.command.console.UninterruptedOutput;
import io.odpf.optimus.plugin.launcher.http.ChannelStreams;
import io.odpf.optimus.plugin.text.JsonText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The response to a request: one JSON document, or lines of JSON until the connection ends.
 * Thread-safe.
 */
public final class RuntimeReply implements AutoCloseable {
  private static final String DOCUMENT = "application/json";
  private static final String LINES = "application/x-ndjson";

  /** The time limit for a client to read pending output when the runtime ends. */
  private static final long READ_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final WriteProgress progress;
  private final UninterruptedOutput writer;
  private boolean begun;

  RuntimeReply(SocketChannel connection) {
    // Writes on a separate thread: interrupted threads would close the channel, and the last output
    // comes from such threads.
    this.progress = new WriteProgress(ChannelStreams.out(connection));
    this.writer = new UninterruptedOutput(progress, "optimus-control-writer");
  }

  /** Sends a document as the whole response. */
  public void document(byte[] json) throws IOException {
    send("200 OK", json);
  }

  /**
   * Sends a problem as the whole response, or as its last line.
   *
   * @param status the HTTP status code and reason; not used if the response has begun
   */
  public synchronized void problem(String status, Problem problem) throws IOException {
    JsonText body = JsonText.compact().beginObject().name("problems").beginArray().beginObject();
    body.name("code").value(problem.code().word()).name("message").value(problem.message());
    body.name("hint").value(problem.hint()).endObject().endArray().endObject();
    if (begun) {
      writer.write(body.toBytes());
    } else {
      send(status, body.toBytes());
    }
  }

  private synchronized void send(String status, byte[] body) throws IOException {
    begun = true;
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(head(status, DOCUMENT, "Content-Length: " + body.length + "\r\n"));
    all.writeBytes(body);
    writer.write(all.toByteArray());
  }

  /** Sends a document as the next line of the response. */
  public synchronized void line(Map<String, ?> document) throws IOException {
    if (!begun) {
      begun = true;
      writer.write(head("200 OK", LINES, ""));
    }
    writer.write(JsonText.compact().tree(document).toBytes());
  }

  private static byte[] head(String status, String type, String length) {
    String head =
        "HTTP/1.1 "
            + status
            + "\r\nContent-Type: "
            + type
            + "\r\n"
            + length
            + "Cache-Control: no-store\r\nConnection: close\r\n\r\n";
    return head.getBytes(StandardCharsets.US_ASCII);
  }

  /** Returns whether output has been pending for some seconds without the client reading it. */
  boolean isStuck() {
    return progress.isStalled(READ_NANOS);
  }

  /** Ends the writing thread. Leaves the connection open. */
  @Override
  public void close() throws IOException {
    writer.close();
  }
}
