// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.rest;

import io.odpf.optimus.plugin.management.access.Caller;
import io.odpf.optimus.plugin.management.access.Role;
import io.odpf.optimus.plugin.management.exchange.Exchange;
import io.odpf.optimus.plugin.management.problem.ManagementException;
import java.nio.ByteBuffer;
import java.util.function.Supplier;

/**
 * A document of JSON.
 *
 * @param path the path
 * @param role the role that is required
 * @param content makes the content when it is asked for
 */
record Document(String path, Role role, Supplier<byte[]> content) implements Resource {

  @Override
  public void serve(Exchange exchange, Caller caller)
      throws ManagementException, InterruptedException {
    exchange.head(200, "Content-Type", "application/json");
    exchange.end(ByteBuffer.wrap(content.get()));
  }
}
