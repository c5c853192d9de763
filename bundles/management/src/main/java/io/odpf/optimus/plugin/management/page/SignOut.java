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
 * Ends the session and removes the cookie. Needs no credential, so that it also works after the
 * session has expired.
 */
final class SignOut implements Resource {
  private final Optional<Authentication> authentication;

  SignOut(Optional<Authentication> authentication) {
    this.authentication = authentication;
  }

  @Override
  public String verb() {
    return "DELETE";
  }

  @Override
  public String path() {
    return "/session";
  }

  @Override
  public Role role() {
    return Role.ANYONE;
  }

  @Override
  public void serve(Exchange exchange, Caller caller)
      throws EndpointException, InterruptedException {
    Optional<String> secret = SessionCookie.of(exchange);
    if (authentication.isPresent() && secret.isPresent()) {
      authentication.get().endSession(secret.get());
    }
    SessionCookie.clear(exchange);
    exchange.end();
  }
}
