// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.grpc;

import com.google.protobuf.Message;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.endpoint.grpc.GrpcMethod;
import io.odpf.optimus.plugin.endpoint.grpc.GrpcStream;
import io.odpf.optimus.plugin.server.access.Caller;
import io.odpf.optimus.plugin.server.access.Role;
import io.odpf.optimus.plugin.server.operation.Operation;
import io.odpf.optimus.plugin.server.operation.ServedMethod;
import java.util.Optional;

/**
 * An operation as a method of gRPC. Requests are read, and replies written, as messages of the
 * operation, since the client's have the same fields by the same numbers.
 */
record ServedGrpcMethod<Q extends Message>(ServedMethod<Q> method)
    implements GrpcMethod<Role, Caller> {
  @Override
  public Role required() {
    return method.operation().role();
  }

  @Override
  public boolean streams() {
    return method.descriptor().isClientStreaming() || method.descriptor().isServerStreaming();
  }

  @Override
  public void serve(GrpcStream stream, Caller caller)
      throws ProblemException, InterruptedException {
    Operation<Q, ?> operation = method.operation();
    if (!method.descriptor().isClientStreaming()) {
      operation.serve(stream.single(operation.request()), caller, stream::send);
      return;
    }
    Optional<Q> request = stream.later(operation.request());
    while (request.isPresent()) {
      operation.serve(request.get(), caller, stream::send);
      request = stream.later(operation.request());
    }
  }
}
