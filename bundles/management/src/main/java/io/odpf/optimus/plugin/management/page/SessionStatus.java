// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.page;

import io.odpf.optimus.plugin.endpoint.exchange.Exchange;
import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.management.access.Caller;
import io.odpf.optimus.plugin.management.access.Role;
import io.odpf.optimus.plugin.management.exchange.SessionCookie;
import io.odpf.optimus.plugin.management.rest.Resource;
import io.odpf.optimus.plugin.text.JsonText;
import java.nio.ByteBuffer;

/** Returns the caller's name and role, and whether the caller uses a session that can be ended. */
final class SessionStatus implements Resource {
  @Override
  public String path() {
    return "/session";
  }

  @Override
  public Role role() {
    return Role.READER;
  }

  @Override
  public void serve(Exchange exchange, Caller caller)
      throws EndpointException, InterruptedException {
    JsonText json = JsonText.compact().beginObject();
    json.name("name").value(caller.name());
    json.name("role").value(caller.role().label());
    json.name("credential").value(caller.credential());
    boolean session =
        exchange.header("Authorization").isEmpty()
            && caller.credential().equals("token")
            && SessionCookie.of(exchange).isPresent();
    json.name("session").value(session);
    exchange.head(200, "Content-Type", "application/json");
    exchange.end(ByteBuffer.wrap(json.endObject().toBytes()));
  }
}
