// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.grpc;

import com.google.protobuf.Message;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.endpoint.grpc.GrpcMethod;
import io.odpf.optimus.plugin.endpoint.grpc.GrpcStream;
import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.management.access.Caller;
import io.odpf.optimus.plugin.management.access.Role;
import io.odpf.optimus.plugin.management.method.Call;
import io.odpf.optimus.plugin.management.method.ManagementMethod;
import java.util.Optional;

/** A method of the management API as a gRPC method. */
record TableMethod<Q extends Message, R extends Message>(ManagementMethod<Q, R> row)
    implements GrpcMethod<Role, Caller> {
  @Override
  public Role required() {
    return row.role();
  }

  @Override
  public boolean streams() {
    return row.lasts();
  }

  @Override
  public void serve(GrpcStream stream, Caller caller)
      throws ProblemException, InterruptedException {
    row.handler()
        .serve(
            row.shape() == ManagementMethod.Shape.DIALOGUE
                ? stream.first(row.request())
                : stream.single(row.request()),
            new Call<>() {
              @Override
              public Caller caller() {
                return caller;
              }

              @Override
              public void reply(R reply) throws EndpointException, InterruptedException {
                stream.send(reply);
              }

              @Override
              public <N extends Message> Optional<N> next(N empty)
                  throws EndpointException, InterruptedException {
                return stream.later(empty);
              }

              @Override
              public void keepAlive() {
                // Not needed: HTTP/2 resets the stream when the caller disconnects.
              }
            });
  }
}
