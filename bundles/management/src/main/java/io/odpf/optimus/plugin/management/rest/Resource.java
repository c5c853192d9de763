// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.rest;

import io.odpf.optimus.plugin.endpoint.exchange.Exchange;
import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.management.access.Caller;
import io.odpf.optimus.plugin.management.access.Role;

/** An HTTP resource other than the methods of the API. Implementations must be thread-safe. */
public interface Resource {

  /** Returns the HTTP method. */
  default String verb() {
    return "GET";
  }

  /** Returns the path. */
  String path();

  /** Returns the required role. */
  Role role();

  /** Serves an admitted request and ends its response. */
  void serve(Exchange exchange, Caller caller) throws EndpointException, InterruptedException;
}
