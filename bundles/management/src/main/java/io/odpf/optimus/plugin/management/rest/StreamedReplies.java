// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.rest;

import com.google.protobuf.Message;
import io.odpf.optimus.plugin.endpoint.exchange.Exchange;
import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.management.json.JsonMessages;
import io.odpf.optimus.plugin.proto.management.Problems;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Writes replies as lines of JSON, or as server-sent events. A failure is reported as the last
 * line, an object with the member {@code problems}, or as the last event, of the type {@code
 * problem}.
 */
final class StreamedReplies implements ReplyWriter {
  private static final byte[] NONE = {};

  private final Exchange exchange;
  private final JsonMessages json;
  private final boolean events;

  /**
   * Creates a writer.
   *
   * @param events whether to write server-sent events
   */
  StreamedReplies(Exchange exchange, JsonMessages json, boolean events) {
    this.exchange = exchange;
    this.json = json;
    this.events = events;
  }

  @Override
  public void reply(Message reply) throws EndpointException, InterruptedException {
    write(events ? "data: " : "", json.bytes(reply));
  }

  @Override
  public void keepAlive() throws EndpointException, InterruptedException {
    write(events ? ": still here" : "", NONE);
  }

  @Override
  public void end() throws EndpointException, InterruptedException {
    head();
    exchange.end();
  }

  @Override
  public void fail(Problems problems) throws EndpointException, InterruptedException {
    write(events ? "event: problem\ndata: " : "", json.bytes(problems));
    exchange.end();
  }

  private void write(String before, byte[] content) throws EndpointException, InterruptedException {
    head();
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    line.writeBytes(before.getBytes(StandardCharsets.US_ASCII));
    line.writeBytes(content);
    line.writeBytes((events ? "\n\n" : "\n").getBytes(StandardCharsets.US_ASCII));
    exchange.write(ByteBuffer.wrap(line.toByteArray()));
  }

  private void head() {
    if (!exchange.isCommitted()) {
      exchange.head(200, "Content-Type", events ? "text/event-stream" : "application/x-ndjson");
    }
  }
}
