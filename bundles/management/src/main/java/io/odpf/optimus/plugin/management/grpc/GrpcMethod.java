// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.grpc;

import com.google.protobuf.Message;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.management.access.Caller;
import io.odpf.optimus.plugin.management.access.Role;

/** A method of a gRPC service. */
interface GrpcMethod {
  /** Returns the role that the method requires. */
  Role role();

  /**
   * Returns whether the method may send several replies, and has the longer time limit of streams.
   */
  boolean streams();

  /** Serves a call. */
  void serve(GrpcStream stream, Caller caller) throws ProblemException, InterruptedException;

  /** Returns an empty request. */
  Message request();
}
