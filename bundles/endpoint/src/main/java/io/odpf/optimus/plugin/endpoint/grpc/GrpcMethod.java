// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.endpoint.grpc;

import io.odpf.optimus.plugin.api.problem.ProblemException;

/**
 * A method of a gRPC service. Must be thread-safe.
 *
 * @param <R> the requirement that a caller must meet, such as a role
 * @param <C> the caller
 */
public interface GrpcMethod<R, C> {
  /** Returns the requirement of the method. */
  R required();

  /**
   * Returns whether the method may send several replies, and has the longer time limit of streams.
   */
  boolean streams();

  /** Serves a call. */
  void serve(GrpcStream stream, C caller) throws ProblemException, InterruptedException;
}
