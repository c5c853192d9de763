// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel;

import io.grpc.BindableService;
import io.grpc.Server;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Serves gRPC to plugins, for what they call on their host: the other direction of {@link
 * Transport}. Thread-safe.
 */
public interface ServiceHost {

  /**
   * Serves until the server is shut down.
   *
   * @param address a {@link java.net.UnixDomainSocketAddress} that does not exist yet, or a {@link
   *     java.net.InetSocketAddress}, whose port may be 0
   * @param security in clear, or with mutual TLS; then only the plugin of that certificate is
   *     served
   * @param executor runs the calls, which may block
   * @throws IOException if the address cannot be listened on
   */
  Server serve(
      SocketAddress address, Security security, List<BindableService> services, Executor executor)
      throws IOException;
}
