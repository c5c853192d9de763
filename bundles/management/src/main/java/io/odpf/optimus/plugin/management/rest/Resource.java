// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.rest;

import io.odpf.optimus.plugin.management.access.Caller;
import io.odpf.optimus.plugin.management.access.Role;
import io.odpf.optimus.plugin.management.exchange.Exchange;
import io.odpf.optimus.plugin.management.problem.ManagementException;

/** What is at one path, beside the methods of the API. Implementations are thread-safe. */
public interface Resource {

  /** Returns the method of HTTP. */
  default String verb() {
    return "GET";
  }

  /** Returns the path. */
  String path();

  /** Returns the role that is required. */
  Role role();

  /** Serves a request that was let in, to its end. */
  void serve(Exchange exchange, Caller caller) throws ManagementException, InterruptedException;
}
