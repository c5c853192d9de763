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

  /** Returns whether the method sends any number of replies, and may take long. */
  boolean streams();

  /** Serves a call. */
  void serve(GrpcStream stream, Caller caller) throws ProblemException, InterruptedException;

  /** Returns an empty request. */
  Message request();
}
