// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.rest;

import com.google.protobuf.Message;
import io.odpf.optimus.plugin.endpoint.exchange.Exchange;
import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.management.json.JsonMessages;
import io.odpf.optimus.plugin.proto.management.Problems;
import java.nio.ByteBuffer;

/** Writes one reply as a JSON document. */
final class SingleReply implements ReplyWriter {
  private final Exchange exchange;
  private final JsonMessages json;

  SingleReply(Exchange exchange, JsonMessages json) {
    this.exchange = exchange;
    this.json = json;
  }

  @Override
  public void reply(Message reply) throws EndpointException, InterruptedException {
    byte[] body = json.bytes(reply);
    exchange.head(
        200, "Content-Type", "application/json", "Content-Length", String.valueOf(body.length));
    exchange.end(ByteBuffer.wrap(body));
  }

  @Override
  public void end() {
    // The reply has ended the response.
  }

  @Override
  public void fail(Problems problems) {
    // The reply has ended the response; there is no way to report a failure.
  }
}
