// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.endpoint.exchange;

import io.odpf.optimus.plugin.endpoint.problem.EndpointException;

/** A protocol on top of HTTP. Must be thread-safe. */
@FunctionalInterface
public interface Protocol {

  /**
   * Serves a request on the current thread until its reply has ended.
   *
   * @throws EndpointException if the reply cannot be sent
   */
  void serve(Exchange exchange, RunningCall call) throws EndpointException, InterruptedException;
}
