// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http.proxy;

import io.odpf.optimus.plugin.api.http.HttpSettings;
import io.odpf.optimus.plugin.http.origin.Origin;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An origin and the path to it: direct, through a proxy, or through a Unix socket. Connections with
 * equal routes are interchangeable.
 *
 * @param socket the Unix socket that leads to the origin
 */
public record Route(Origin origin, Optional<HttpSettings.Proxy> proxy, Optional<Path> socket) {

  /** Returns the route through a proxy, or the direct one. */
  public static Route by(Optional<HttpSettings.Proxy> proxy, Origin origin) {
    return new Route(origin, proxy, Optional.empty());
  }

  /** Returns the route through a Unix socket. */
  public static Route local(Path socket, Origin origin) {
    return new Route(origin, Optional.empty(), Optional.of(socket));
  }

  /** Returns whether request lines have the absolute form, which a proxy needs for http. */
  public boolean absoluteForm() {
    return proxy.isPresent() && !origin.secure();
  }

  /** Returns whether the connection is a tunnel through the proxy. */
  public boolean tunnelled() {
    return proxy.isPresent() && origin.secure();
  }

  /** Hand-written for the reason given at {@link Origin#equals}. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Route route
        && origin.equals(route.origin)
        && proxy.equals(route.proxy)
        && socket.equals(route.socket);
  }

  @Override
  public int hashCode() {
    return origin.hashCode();
  }

  /** Returns the form for messages: the origin and the proxy if any, or the socket. */
  @Override
  public String toString() {
    if (socket.isPresent()) {
      return socket.get().toString();
    }
    return proxy.isPresent()
        ? origin + " (through the proxy " + proxyName() + ")"
        : origin.toString();
  }

  /** Returns the proxy's host and port; fails without a proxy. */
  public String proxyName() {
    HttpSettings.Proxy through = proxy.orElseThrow();
    return through.host() + ":" + through.port();
  }
}
