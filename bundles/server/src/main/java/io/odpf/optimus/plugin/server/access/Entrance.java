// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.access;

import io.odpf.optimus.plugin.endpoint.access.Gate;
import io.odpf.optimus.plugin.endpoint.exchange.Admission;
import io.odpf.optimus.plugin.endpoint.exchange.Exchange;
import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.endpoint.problem.EndpointProblem;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Admits requests. Without an access file, every program of this machine is an administrator, but
 * no web page in its browsers is. Thread-safe.
 */
public final class Entrance implements Admission<Role, Caller> {
  /** Host names of this machine, which no DNS server can give to a web page of another. */
  private static final Pattern LOCAL =
      Pattern.compile("(localhost|127(\\.[0-9]{1,3}){3}|\\[::1\\])(:[0-9]*)?");

  private final Gate<Caller> gate;
  private final Optional<AccessFile> access;

  public Entrance(Gate<Caller> gate, Optional<AccessFile> access) {
    this.gate = gate;
    this.access = access;
  }

  @Override
  public Pass<Caller> enter(Exchange exchange, Role required) throws EndpointException {
    return gate.enter(
        exchange.address(), () -> caller(exchange), caller -> require(caller, required));
  }

  private Caller caller(Exchange exchange) throws EndpointException {
    if (access.isEmpty()) {
      requireNoPage(exchange);
      return new Caller(exchange.address(), Role.ADMIN, Optional.empty());
    }
    Optional<String> authorization = exchange.header("Authorization");
    return authorization.isPresent()
        ? access.get().caller(authorization.get())
        : new Caller(exchange.address(), Role.ANYONE, Optional.empty());
  }

  private static void requireNoPage(Exchange exchange) throws EndpointException {
    boolean page =
        exchange.header("Origin").isPresent()
            || exchange.header("Sec-Fetch-Site").filter(site -> !site.equals("none")).isPresent();
    if (page || !LOCAL.matcher(exchange.authority()).matches()) {
      throw new EndpointException(
          EndpointProblem.FORBIDDEN,
          "a server without tokens serves no web pages, and no other host name than localhost",
          "give the server an access file");
    }
  }

  private static void require(Caller caller, Role required) throws EndpointException {
    if (caller.role().permits(required)) {
      return;
    }
    if (caller.role() == Role.ANYONE) {
      throw new EndpointException(
          EndpointProblem.UNAUTHENTICATED,
          "the request has no credential",
          "send a token as 'Authorization: Bearer TOKEN'");
    }
    throw new EndpointException(
        EndpointProblem.FORBIDDEN,
        "the operation requires the role "
            + required.label()
            + ", and "
            + caller.name()
            + " has "
            + caller.role().label(),
        "ask the server's administrator for the role");
  }
}
