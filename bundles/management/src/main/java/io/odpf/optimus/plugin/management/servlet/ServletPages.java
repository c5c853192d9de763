// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.servlet;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.endpoint.exchange.Exchange;
import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.endpoint.problem.EndpointProblem;
import io.odpf.optimus.plugin.management.access.Caller;
import io.odpf.optimus.plugin.management.audit.Audit;
import io.odpf.optimus.plugin.management.exchange.SessionCookie;
import io.odpf.optimus.plugin.management.problem.ManagementProblem;
import io.odpf.optimus.plugin.text.TerminalText;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * The pages of other bundles. Requests have the limits of the API's, and changes by the console are
 * recorded like those of the API. Thread-safe.
 */
public final class ServletPages implements AutoCloseable {
  private static final List<String> READING = List.of("GET", "HEAD", "OPTIONS");

  /** Not TRACE, whose reply would repeat what a script must not see. */
  private static final List<String> CHANGING = List.of("POST", "PUT", "PATCH", "DELETE");

  private final Optional<ServletHost> host;
  private final Audit audit;

  /**
   * Creates the pages.
   *
   * @param host what serves them; absent if there are none
   */
  public ServletPages(Optional<ServletHost> host, Audit audit) {
    this.host = host;
    this.audit = audit;
  }

  /** Finds what serves servlets; empty if the bundles for that are not there. */
  public static Optional<ServletHost> find() {
    try {
      Iterator<ServletHost> hosts =
          ServiceLoader.load(ServletHost.class, ServletHost.class.getClassLoader()).iterator();
      return hosts.hasNext() ? Optional.of(hosts.next()) : Optional.empty();
    } catch (ServiceConfigurationError | LinkageError failure) {
      System.getLogger(ServletPages.class.getName())
          .log(System.Logger.Level.WARNING, "pages of other bundles cannot be served", failure);
      return Optional.empty();
    }
  }

  /** Returns the area of a path that is served; empty for all other paths. */
  public Optional<PageArea> area(String path) {
    return host.isPresent() ? PageArea.of(path) : Optional.empty();
  }

  /**
   * Serves a request that was let in, to its end.
   *
   * @throws EndpointException if it is refused, or there is no page at its path
   */
  public void serve(Exchange exchange, PageArea area, Caller caller)
      throws EndpointException, InterruptedException {
    PageArea.requirePlain(exchange.path());
    boolean changing = CHANGING.contains(exchange.verb());
    if (!changing && !READING.contains(exchange.verb())) {
      exchange.head(405, "Allow", String.join(", ", READING) + ", " + String.join(", ", CHANGING));
      throw new EndpointException(
          ManagementProblem.WRONG_VERB, "no page is for this method of HTTP", "");
    }
    if (changing && area == PageArea.CONSOLE) {
      change(exchange, area, caller);
    } else {
      reply(exchange, area, caller);
    }
  }

  private void change(Exchange exchange, PageArea area, Caller caller)
      throws EndpointException, InterruptedException {
    Audit.Change change =
        audit.begin(exchange.verb() + " " + TerminalText.excerpt(exchange.path()), caller);
    try {
      reply(exchange, area, caller);
    } catch (EndpointException failure) {
      change.failed(List.of(), failure.problems());
      throw failure;
    } catch (InterruptedException failure) {
      change.failed(
          List.of(),
          List.of(Problem.of(EndpointProblem.CANCELLED, "the call was ended before its end", "")));
      throw failure;
    }
    if (exchange.status() < 400) {
      change.done(List.of());
    } else {
      change.failed(List.of(), List.of());
    }
  }

  private void reply(Exchange exchange, PageArea area, Caller caller)
      throws EndpointException, InterruptedException {
    byte[] body = exchange.body();
    exchange.head(200, "Content-Security-Policy", area.policy(), "Referrer-Policy", "no-referrer");
    exchange.head(200, "Cross-Origin-Opener-Policy", "same-origin");
    if (!exchange.reply(body, SessionCookie::without, host.orElseThrow().handler(caller))) {
      throw new EndpointException(
          EndpointProblem.UNKNOWN_METHOD,
          "there is no page at " + TerminalText.excerpt(exchange.path()),
          "start the bundle that brings it");
    }
  }

  @Override
  public void close() {
    host.ifPresent(ServletHost::close);
  }
}
