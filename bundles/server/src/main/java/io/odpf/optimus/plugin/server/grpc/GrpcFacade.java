// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.grpc;

import com.google.protobuf.Message;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.endpoint.exchange.Admission;
import io.odpf.optimus.plugin.endpoint.exchange.CallClock;
import io.odpf.optimus.plugin.endpoint.grpc.GrpcMethod;
import io.odpf.optimus.plugin.endpoint.grpc.GrpcProtocol;
import io.odpf.optimus.plugin.endpoint.grpc.GrpcServices;
import io.odpf.optimus.plugin.endpoint.grpc.GrpcStatus;
import io.odpf.optimus.plugin.server.access.Caller;
import io.odpf.optimus.plugin.server.access.Role;
import io.odpf.optimus.plugin.server.operation.CallStatus;
import io.odpf.optimus.plugin.server.operation.Facades;
import io.odpf.optimus.plugin.server.operation.ServedMethod;
import java.util.HashMap;
import java.util.Map;

/** The services of all generations of clients in gRPC, with health and reflection. */
public final class GrpcFacade {
  private GrpcFacade() {}

  /** Returns the protocol. The health service needs no credential. */
  public static GrpcProtocol<Role, Caller> of(
      Facades facades, Admission<Role, Caller> admission, CallClock clock) {
    Map<String, GrpcMethod<Role, Caller>> methods = new HashMap<>();
    for (ServedMethod<?> method : facades.all()) {
      methods.put(path(method), served(method));
    }
    return new GrpcProtocol<>(
        GrpcServices.of(methods, facades.services(), Role.ANYONE, Role.CONTAINER),
        admission,
        clock,
        GrpcFacade::status);
  }

  private static <Q extends Message> GrpcMethod<Role, Caller> served(ServedMethod<Q> method) {
    return new ServedGrpcMethod<>(method);
  }

  private static String path(ServedMethod<?> method) {
    return "/"
        + method.descriptor().getService().getFullName()
        + "/"
        + method.descriptor().getName();
  }

  private static GrpcStatus status(ProblemException failure) {
    return new GrpcStatus(
        CallStatus.of(failure).code(), String.valueOf(failure.getMessage()), Map.of());
  }
}
