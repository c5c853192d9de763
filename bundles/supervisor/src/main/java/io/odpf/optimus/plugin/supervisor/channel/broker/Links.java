// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.broker;

import io.grpc.BindableService;
import io.grpc.ManagedChannel;
import java.time.Duration;
import java.util.List;

/** How further connections are made: each on a socket of its own, or all on one. Thread-safe. */
interface Links extends AutoCloseable {

  /**
   * Connects to what the plugin accepts under an id.
   *
   * @param timeout for the plugin to say so; the connection itself is made later
   */
  ManagedChannel dial(int id, Duration timeout) throws BrokerException, InterruptedException;

  /** Serves what the plugin dials under an id, until it is closed. */
  BrokeredService serve(int id, List<BindableService> services) throws BrokerException;

  /** Closes what this made and callers did not close. */
  @Override
  void close();
}
