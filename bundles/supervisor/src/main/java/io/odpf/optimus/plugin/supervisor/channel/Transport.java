// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel;

import io.grpc.ManagedChannel;
import java.net.SocketAddress;

/**
 * Connects to plugins. Hides what carries gRPC: callers see only a {@link ManagedChannel} and the
 * generated stubs. Thread-safe.
 */
public interface Transport {
  /**
   * The largest message that is sent or received, in bytes. Requests and replies of plugins are
   * jobs with their assets. go-plugin's host has no limit; plugins mostly take 4 MiB.
   */
  int LARGEST_MESSAGE = 64 << 20;

  /** Announces that a connection will be made soon. Returns at once; may do nothing. */
  default void prepare() {}

  /**
   * Connects without waiting: calls wait for the connection, or fail with {@link
   * io.grpc.Status#UNAVAILABLE}.
   *
   * @param address a {@link java.net.UnixDomainSocketAddress} or a {@link
   *     java.net.InetSocketAddress}
   * @param security in clear or with mutual TLS
   * @param onLost run once, on any thread, when an established connection ends without having been
   *     shut down
   */
  ManagedChannel connect(SocketAddress address, Security security, Runnable onLost);
}
