// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.grpc;

import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.management.access.Gate;
import io.odpf.optimus.plugin.management.conversion.ProblemMessages;
import io.odpf.optimus.plugin.management.exchange.CallClock;
import io.odpf.optimus.plugin.management.exchange.CallFailures;
import io.odpf.optimus.plugin.management.exchange.Entrance;
import io.odpf.optimus.plugin.management.exchange.Exchange;
import io.odpf.optimus.plugin.management.exchange.RunningCall;
import io.odpf.optimus.plugin.management.method.ManagementMethod;
import io.odpf.optimus.plugin.management.method.ManagementMethods;
import io.odpf.optimus.plugin.management.problem.ManagementException;
import io.odpf.optimus.plugin.management.problem.ManagementProblem;
import io.odpf.optimus.plugin.management.problem.Outcome;
import io.odpf.optimus.plugin.proto.management.Problems;
import io.odpf.optimus.plugin.text.TerminalText;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;

/**
 * gRPC over HTTP/2, as specified in gRPC's {@code PROTOCOL-HTTP2.md}: each message has a prefix of
 * five bytes, and the status is in the trailers. Does not support compression. Thread-safe.
 */
public final class GrpcProtocol {
  private static final String TYPE = "application/grpc";

  private final Map<String, GrpcMethod> methods = new HashMap<>();
  private final Entrance entrance;
  private final CallClock clock;

  public GrpcProtocol(List<ManagementMethod<?, ?>> table, Entrance entrance, CallClock clock) {
    this.entrance = entrance;
    this.clock = clock;
    for (ManagementMethod<?, ?> row : table) {
      methods.put(
          "/" + ManagementMethods.SERVICE.getFullName() + "/" + row.name(), new TableMethod<>(row));
    }
    methods.put("/" + HealthCheck.SERVICE + "/Check", new HealthCheck(false));
    methods.put("/" + HealthCheck.SERVICE + "/Watch", new HealthCheck(true));
    Reflection reflection = new Reflection();
    for (String service : Reflection.SERVICES) {
      methods.put("/" + service + "/ServerReflectionInfo", reflection);
    }
  }

  /** Returns whether a request is a gRPC call: HTTP/2 with gRPC's content type. */
  public boolean speaks(Exchange exchange) {
    String type = exchange.header("Content-Type").orElse("");
    return exchange.isHttp2()
        && (type.equals(TYPE) || type.startsWith(TYPE + "+") || type.startsWith(TYPE + ";"));
  }

  /**
   * Serves a call.
   *
   * @throws ManagementException if the status cannot be sent
   */
  public void serve(Exchange exchange, RunningCall call)
      throws ManagementException, InterruptedException {
    HttpFields.Mutable trailers = HttpFields.build();
    Outcome outcome = Outcome.OK;
    Problems problems = Problems.getDefaultInstance();
    try {
      exchange.head(200, "Content-Type", TYPE, "grpc-accept-encoding", "identity");
      exchange.trailers(trailers);
      GrpcMethod method = method(exchange);
      serve(exchange, call, method);
    } catch (Exception failure) {
      ProblemException reported = CallFailures.translated(failure, call.reason());
      outcome = Outcome.of(reported);
      problems = ProblemMessages.of(reported);
    }
    GrpcStatus.write(trailers, outcome, problems);
    exchange.end();
  }

  private void serve(Exchange exchange, RunningCall call, GrpcMethod method)
      throws ProblemException, InterruptedException {
    Duration time = time(exchange, method);
    try (Gate.Pass pass = entrance.enter(exchange, method.role())) {
      clock.<ProblemException>run(
          call, time, running -> method.serve(new GrpcStream(exchange), pass.caller()));
    } catch (InterruptedException e) {
      // The end of a stream's time is not an error.
      if (!method.streams() || call.reason() != RunningCall.Reason.TIME) {
        throw e;
      }
    }
  }

  private GrpcMethod method(Exchange exchange) throws ManagementException {
    GrpcMethod method = methods.get(exchange.path());
    if (method == null || !exchange.verb().equals("POST")) {
      throw new ManagementException(
          ManagementProblem.UNKNOWN_METHOD,
          "there is no method " + TerminalText.quote(exchange.path()),
          "the server may be older than the client");
    }
    return method;
  }

  /** Returns the lower of the caller's timeout and the server's limit. */
  private static Duration time(Exchange exchange, GrpcMethod method) throws ManagementException {
    Duration most =
        method.streams() ? exchange.limits().streamTime() : exchange.limits().callTime();
    Duration asked = GrpcTimeout.parse(exchange.header("grpc-timeout").orElse("")).orElse(most);
    return asked.compareTo(most) < 0 ? asked : most;
  }
}
