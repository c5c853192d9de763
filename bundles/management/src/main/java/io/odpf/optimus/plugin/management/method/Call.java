// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.method;

import com.google.protobuf.Message;
import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.management.access.Caller;
import java.util.Optional;

/**
 * A call of a method. Each reply is sent at once. One thread may send replies while another one
 * waits for requests.
 */
public interface Call<R extends Message> {

  /** Returns the authenticated caller. */
  Caller caller();

  /**
   * Sends a reply, and waits until it is written.
   *
   * @throws EndpointException if the caller has disconnected, or does not read in time
   * @throws InterruptedException if the caller has ended the call, or the server is stopping
   */
  void reply(R reply) throws EndpointException, InterruptedException;

  /**
   * Waits for the next request after the first one.
   *
   * @param empty an empty request
   * @return the request; empty at the end of the requests, which is now unless the method is a
   *     dialogue
   */
  <Q extends Message> Optional<Q> next(Q empty) throws EndpointException, InterruptedException;

  /**
   * Sends a keep-alive message on an idle stream, if the protocol needs one.
   *
   * @throws EndpointException if the caller has disconnected
   */
  void keepAlive() throws EndpointException, InterruptedException;
}
