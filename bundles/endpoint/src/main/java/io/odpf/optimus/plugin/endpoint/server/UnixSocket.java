// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.endpoint.server;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A Unix socket in a directory that only this user can write to.
 *
 * @param path its path
 * @param acceptor the part that listens at the socket
 */
public record UnixSocket(Path path, Acceptor acceptor) {

  /** The part that listens at a socket. */
  public enum Acceptor {
    /** The server itself. */
    SERVER,
    /** The host, which passes accepted connections to the server. */
    HOST
  }

  public UnixSocket {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(acceptor, "acceptor");
  }
}
