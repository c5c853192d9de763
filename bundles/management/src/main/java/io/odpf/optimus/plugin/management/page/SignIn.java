// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.page;

import io.odpf.optimus.plugin.endpoint.exchange.Exchange;
import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.management.access.Authentication;
import io.odpf.optimus.plugin.management.access.Caller;
import io.odpf.optimus.plugin.management.access.Role;
import io.odpf.optimus.plugin.management.exchange.SessionCookie;
import io.odpf.optimus.plugin.management.rest.Resource;
import java.util.Optional;

/**
 * Begins a session. The token is sent in the Authorization header as in any other request, so that
 * the gate checks it and counts wrong ones.
 */
final class SignIn implements Resource {
  private final Optional<Authentication> authentication;

  SignIn(Optional<Authentication> authentication) {
    this.authentication = authentication;
  }

  @Override
  public String verb() {
    return "POST";
  }

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
    Optional<String> token = exchange.header("Authorization");
    exchange.head(204);
    if (exchange.isTls() && authentication.isPresent() && token.isPresent()) {
      SessionCookie.set(exchange, authentication.get().beginSession(token.get()));
    }
    exchange.end();
  }
}
