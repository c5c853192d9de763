// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http;

import io.odpf.optimus.plugin.api.http.HttpSettings;
import java.util.Optional;

/** Where a connection leads, and through which proxy: what makes two connections the same. */
record Route(Origin origin, Optional<HttpSettings.Proxy> proxy) {

  /** Whether requests name the whole address, because a proxy reads them. */
  boolean absoluteForm() {
    return proxy.isPresent() && !origin.secure();
  }

  /** Whether the proxy is asked to connect, and then sees no more. */
  boolean tunnelled() {
    return proxy.isPresent() && origin.secure();
  }

  /** Written out for the reason that {@link Origin#equals} tells. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Route route && origin.equals(route.origin) && proxy.equals(route.proxy);
  }

  @Override
  public int hashCode() {
    return origin.hashCode();
  }

  /** For messages: the origin, and the proxy if there is one. */
  @Override
  public String toString() {
    return proxy.isPresent()
        ? origin + " (through the proxy " + proxyName() + ")"
        : origin.toString();
  }

  /** The proxy's host and port; only if there is one. */
  String proxyName() {
    HttpSettings.Proxy through = proxy.orElseThrow();
    return through.host() + ":" + through.port();
  }
}
