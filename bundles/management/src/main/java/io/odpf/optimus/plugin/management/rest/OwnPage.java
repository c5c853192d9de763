// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.rest;

import io.odpf.optimus.plugin.endpoint.exchange.Exchange;
import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.management.access.Role;
import io.odpf.optimus.plugin.management.exchange.SessionCookie;
import io.odpf.optimus.plugin.management.problem.ManagementProblem;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Refuses cross-site requests. Otherwise a page of another site could act with the user's session
 * or client certificate, or through a tunnel to the Unix socket, where no credential is required.
 */
final class OwnPage {
  /**
   * Host names that public DNS cannot resolve, against DNS rebinding: names without a dot, and
   * loopback addresses.
   */
  private static final Pattern NEARBY =
      Pattern.compile("([^.:\\[\\]]*|127(\\.[0-9]{1,3}){3}|\\[::1\\])(:[0-9]*)?");

  private OwnPage() {}

  /**
   * Refuses a cross-site request.
   *
   * @param role the required role; reads that need no credential are not checked
   * @throws EndpointException if the request comes from a page of another site, or may do so
   */
  static void require(Exchange exchange, Role role) throws EndpointException {
    if (role == Role.ANYONE && exchange.verb().equals("GET")) {
      return;
    }
    if (!exchange.isTls() && !NEARBY.matcher(exchange.authority()).matches()) {
      throw refusal("the request is for another host name");
    }
    Optional<String> site = exchange.header("Sec-Fetch-Site");
    if (site.isPresent() && !site.get().equals("same-origin") && !site.get().equals("none")) {
      throw refusal("the request is for a page of another site");
    }
    Optional<String> origin = exchange.header("Origin");
    if (origin.isPresent() && !isOwn(origin.get(), exchange)) {
      throw refusal("the request is for a page of another site");
    }
    // Browsers send at least one of the two headers with every request that is not a GET.
    if (!exchange.verb().equals("GET")
        && SessionCookie.of(exchange).isPresent()
        && site.isEmpty()
        && origin.isEmpty()) {
      throw refusal("the request has neither Origin nor Sec-Fetch-Site");
    }
  }

  private static boolean isOwn(String origin, Exchange exchange) {
    // Accepts https without TLS here, since a proxy or tunnel may terminate TLS.
    String own = "://" + exchange.authority();
    return origin.equals("https" + own) || !exchange.isTls() && origin.equals("http" + own);
  }

  private static EndpointException refusal(String message) {
    return new EndpointException(
        ManagementProblem.CROSS_SITE, message, "open the runtime's own page");
  }
}
