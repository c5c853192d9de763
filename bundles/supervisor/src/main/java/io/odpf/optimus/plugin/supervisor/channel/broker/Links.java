// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.broker;

import io.grpc.BindableService;
import io.grpc.ManagedChannel;
import java.time.Duration;
import java.util.List;

/** Opens further connections, each on its own socket or all on one. Thread-safe. */
interface Links extends AutoCloseable {

  /**
   * Connects to the service that the plugin accepts under an id.
   *
   * @param timeout how long to wait for the plugin's notice; the connection itself is opened later
   */
  ManagedChannel dial(int id, Duration timeout) throws BrokerException, InterruptedException;

  /** Serves the connection that the plugin dials under an id, until the service is closed. */
  BrokeredService serve(int id, List<BindableService> services) throws BrokerException;

  /** Closes all connections that callers did not close. */
  @Override
  void close();
}
