// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.endpoint.exchange;

import io.odpf.optimus.plugin.endpoint.problem.EndpointException;

/**
 * Authenticates and admits requests. Must be thread-safe.
 *
 * @param <R> the requirement of a method, such as a role
 * @param <C> the caller
 */
@FunctionalInterface
public interface Admission<R, C> {

  /** The admission of one call. Closing it frees the call's place. */
  interface Pass<C> extends AutoCloseable {
    C caller();

    @Override
    void close();
  }

  /**
   * Admits a request.
   *
   * @throws EndpointException if the caller is not authenticated, does not meet the requirement, or
   *     exceeds a limit
   */
  Pass<C> enter(Exchange exchange, R required) throws EndpointException;
}
