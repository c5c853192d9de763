// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.rest;

import io.odpf.optimus.plugin.management.access.Role;
import io.odpf.optimus.plugin.management.exchange.Exchange;
import io.odpf.optimus.plugin.management.exchange.SessionCookie;
import io.odpf.optimus.plugin.management.problem.ManagementException;
import io.odpf.optimus.plugin.management.problem.ManagementProblem;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Refuses what a browser sends for a page of another site. Otherwise such a page could use the
 * session or the certificate of the person before the browser, or a tunnel to the Unix socket,
 * where no credential is asked for.
 */
final class OwnPage {
  /** Names that only this machine or its own network can give: a public name has a dot. */
  private static final Pattern NEARBY =
      Pattern.compile("([^.:\\[\\]]*|127(\\.[0-9]{1,3}){3}|\\[::1\\])(:[0-9]*)?");

  private OwnPage() {}

  /**
   * Refuses a request of another site's page.
   *
   * @param role the role that the request requires; who reads what anyone may read is not asked
   */
  static void require(Exchange exchange, Role role) throws ManagementException {
    if (role == Role.ANYONE && exchange.verb().equals("GET")) {
      return;
    }
    if (!exchange.isTls() && !NEARBY.matcher(exchange.authority()).matches()) {
      throw refusal("the server has another name");
    }
    Optional<String> site = exchange.header("Sec-Fetch-Site");
    if (site.isPresent() && !site.get().equals("same-origin") && !site.get().equals("none")) {
      throw refusal("the request is for a page of another site");
    }
    Optional<String> origin = exchange.header("Origin");
    if (origin.isPresent() && !isOwn(origin.get(), exchange)) {
      throw refusal("the request is for a page of another site");
    }
    // Browsers say one or the other with every change.
    if (!exchange.verb().equals("GET")
        && SessionCookie.of(exchange).isPresent()
        && site.isEmpty()
        && origin.isEmpty()) {
      throw refusal("the request does not tell which page it is for");
    }
  }

  private static boolean isOwn(String origin, Exchange exchange) {
    // Through a tunnel or a proxy, TLS may end elsewhere.
    String own = "://" + exchange.authority();
    return origin.equals("https" + own) || !exchange.isTls() && origin.equals("http" + own);
  }

  private static ManagementException refusal(String message) {
    return new ManagementException(
        ManagementProblem.CROSS_SITE, message, "open the runtime's own page");
  }
}
