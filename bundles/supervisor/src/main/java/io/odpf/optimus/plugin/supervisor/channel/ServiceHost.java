// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel;

import io.grpc.BindableService;
import io.grpc.Server;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Serves gRPC to plugins that call their host: the opposite direction of {@link Transport}.
 * Thread-safe.
 */
public interface ServiceHost {

  /**
   * Serves until the server is shut down.
   *
   * @param address a {@link java.net.UnixDomainSocketAddress} that does not exist yet, or a {@link
   *     java.net.InetSocketAddress}, whose port may be 0
   * @param security clear, or mutual TLS, which serves only the plugin with that certificate
   * @param executor runs the calls, which may block
   * @throws IOException if the address cannot be listened on
   */
  Server serve(
      SocketAddress address, Security security, List<BindableService> services, Executor executor)
      throws IOException;
}
