// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.rest;

import io.odpf.optimus.plugin.endpoint.exchange.Exchange;
import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.management.access.Caller;
import io.odpf.optimus.plugin.management.access.Role;
import java.nio.ByteBuffer;
import java.util.function.Supplier;

/**
 * A JSON document.
 *
 * @param path the path
 * @param role the required role
 * @param content creates the content at each request
 */
record Document(String path, Role role, Supplier<byte[]> content) implements Resource {

  @Override
  public void serve(Exchange exchange, Caller caller)
      throws EndpointException, InterruptedException {
    exchange.head(200, "Content-Type", "application/json");
    exchange.end(ByteBuffer.wrap(content.get()));
  }
}
