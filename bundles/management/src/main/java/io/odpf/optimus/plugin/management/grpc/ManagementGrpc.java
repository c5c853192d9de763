// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.grpc;

import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.endpoint.exchange.CallClock;
import io.odpf.optimus.plugin.endpoint.grpc.GrpcMethod;
import io.odpf.optimus.plugin.endpoint.grpc.GrpcProtocol;
import io.odpf.optimus.plugin.endpoint.grpc.GrpcServices;
import io.odpf.optimus.plugin.endpoint.grpc.GrpcStatus;
import io.odpf.optimus.plugin.management.access.Caller;
import io.odpf.optimus.plugin.management.access.Role;
import io.odpf.optimus.plugin.management.conversion.ProblemMessages;
import io.odpf.optimus.plugin.management.exchange.Entrance;
import io.odpf.optimus.plugin.management.method.ManagementMethod;
import io.odpf.optimus.plugin.management.method.ManagementMethods;
import io.odpf.optimus.plugin.management.problem.Outcome;
import io.odpf.optimus.plugin.proto.management.Problems;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The service of the management API in gRPC. */
public final class ManagementGrpc {
  private static final int LONGEST_PROBLEMS = 4096;

  private ManagementGrpc() {}

  /**
   * Returns the protocol that serves the methods of a table. The health service needs no
   * credential, since orchestrators send none.
   */
  public static GrpcProtocol<Role, Caller> of(
      List<ManagementMethod<?, ?>> table, Entrance entrance, CallClock clock) {
    Map<String, GrpcMethod<Role, Caller>> methods = new HashMap<>();
    for (ManagementMethod<?, ?> row : table) {
      methods.put(
          "/" + ManagementMethods.SERVICE.getFullName() + "/" + row.name(), new TableMethod<>(row));
    }
    return new GrpcProtocol<>(
        GrpcServices.of(methods, List.of(ManagementMethods.SERVICE), Role.ANYONE, Role.READER),
        entrance,
        clock,
        ManagementGrpc::status);
  }

  /**
   * Returns the status of a failure, with the message of the first problem, and with all problems
   * in the trailer {@code optimus-problems-bin}; with only the first one if they are too long.
   */
  private static GrpcStatus status(ProblemException failure) {
    int code = Outcome.of(failure).grpc();
    Problems problems = ProblemMessages.of(failure);
    if (problems.getProblemsCount() == 0) {
      return new GrpcStatus(code, "", Map.of());
    }
    String message = problems.getProblems(0).getMessage();
    Problems sent = problems;
    if (sent.getSerializedSize() > LONGEST_PROBLEMS) {
      sent = Problems.newBuilder().addProblems(problems.getProblems(0)).build();
    }
    if (sent.getSerializedSize() > LONGEST_PROBLEMS) {
      return new GrpcStatus(code, message, Map.of());
    }
    String encoded = Base64.getEncoder().withoutPadding().encodeToString(sent.toByteArray());
    return new GrpcStatus(code, message, Map.of("optimus-problems-bin", encoded));
  }
}
