// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.server;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A Unix socket, in a directory that only this user can write to.
 *
 * @param path its path
 * @param acceptor who listens there
 */
public record UnixSocket(Path path, Acceptor acceptor) {

  /** Who listens at a socket. */
  public enum Acceptor {
    /** The server itself. */
    SERVER,
    /** The host, which hands its connections to the server. */
    HOST
  }

  public UnixSocket {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(acceptor, "acceptor");
  }
}
