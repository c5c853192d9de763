// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.http.Addresses;

/** The forms of a server's address or name. */
final class ServerName {
  private static final int LONGEST = 120;

  private ServerName() {}

  /** Returns the server for messages, without secrets. */
  static String shown(String server) {
    return server.contains("://") ? Addresses.masked(server) : server;
  }

  /** Returns a file name for the server; the same for the same host, port and path. */
  static String file(String server) {
    int scheme = server.indexOf("://");
    String rest = scheme < 0 ? server : server.substring(scheme + 3);
    while (rest.endsWith("/")) {
      rest = rest.substring(0, rest.length() - 1);
    }
    String name = rest.replaceAll("[^A-Za-z0-9.-]", "_");
    return name.substring(0, Math.min(LONGEST, name.length()));
  }
}
