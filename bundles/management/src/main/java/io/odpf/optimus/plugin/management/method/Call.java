// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.method;

import com.google.protobuf.Message;
import io.odpf.optimus.plugin.management.access.Caller;
import io.odpf.optimus.plugin.management.problem.ManagementException;

/** A call of a method, whose replies are sent as they are made. Used by one thread. */
public interface Call<R extends Message> {

  /** Returns who calls. */
  Caller caller();

  /**
   * Sends a reply; waits while the caller reads slowly.
   *
   * @throws ManagementException if the caller is gone, or reads too slowly
   * @throws InterruptedException if the caller has ended the call, or the server is stopping
   */
  void reply(R reply) throws ManagementException, InterruptedException;

  /**
   * Keeps the connection of a stream open while there is nothing to send, where the protocol can.
   *
   * @throws ManagementException if the caller is gone
   */
  void keepAlive() throws ManagementException, InterruptedException;
}
