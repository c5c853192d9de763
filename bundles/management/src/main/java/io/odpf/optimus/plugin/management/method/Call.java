// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.method;

import com.google.protobuf.Message;
import io.odpf.optimus.plugin.management.access.Caller;
import io.odpf.optimus.plugin.management.problem.ManagementException;
import java.util.Optional;

/**
 * A call of a method, whose replies are sent as they are made. One thread may reply, and another
 * one wait for requests.
 */
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
   * Waits for the next request after the first one.
   *
   * @param empty an empty request
   * @return empty at the end of the requests: at once, unless the method is a dialogue
   */
  <Q extends Message> Optional<Q> next(Q empty) throws ManagementException, InterruptedException;

  /**
   * Keeps the connection of a stream open while there is nothing to send, where the protocol can.
   *
   * @throws ManagementException if the caller is gone
   */
  void keepAlive() throws ManagementException, InterruptedException;
}
