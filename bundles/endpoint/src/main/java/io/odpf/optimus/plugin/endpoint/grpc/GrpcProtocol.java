// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.endpoint.grpc;

import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.endpoint.exchange.Admission;
import io.odpf.optimus.plugin.endpoint.exchange.CallClock;
import io.odpf.optimus.plugin.endpoint.exchange.CallFailures;
import io.odpf.optimus.plugin.endpoint.exchange.Exchange;
import io.odpf.optimus.plugin.endpoint.exchange.Protocol;
import io.odpf.optimus.plugin.endpoint.exchange.RunningCall;
import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.endpoint.problem.EndpointProblem;
import io.odpf.optimus.plugin.text.TerminalText;
import java.time.Duration;
import org.eclipse.jetty.http.HttpFields;

/**
 * gRPC over HTTP/2, as specified in gRPC's {@code PROTOCOL-HTTP2.md}: each message has a prefix of
 * five bytes, and the status is in the trailers. Does not support compression. Thread-safe.
 *
 * @param <R> the requirement of a method
 * @param <C> the caller
 */
public final class GrpcProtocol<R, C> implements Protocol {
  private static final String TYPE = "application/grpc";

  private final GrpcServices<R, C> services;
  private final Admission<R, C> admission;
  private final CallClock clock;
  private final GrpcStatus.Translation statuses;

  /**
   * Creates the protocol.
   *
   * @param statuses derives the status of a call from its failure
   */
  public GrpcProtocol(
      GrpcServices<R, C> services,
      Admission<R, C> admission,
      CallClock clock,
      GrpcStatus.Translation statuses) {
    this.services = services;
    this.admission = admission;
    this.clock = clock;
    this.statuses = statuses;
  }

  /** Returns whether a request is a gRPC call: HTTP/2 with gRPC's content type. */
  public boolean speaks(Exchange exchange) {
    String type = exchange.header("Content-Type").orElse("");
    return exchange.isHttp2()
        && (type.equals(TYPE) || type.startsWith(TYPE + "+") || type.startsWith(TYPE + ";"));
  }

  @Override
  public void serve(Exchange exchange, RunningCall call)
      throws EndpointException, InterruptedException {
    HttpFields.Mutable trailers = HttpFields.build();
    GrpcStatus status = GrpcStatus.OK;
    try {
      exchange.head(200, "Content-Type", TYPE, "grpc-accept-encoding", "identity");
      exchange.trailers(trailers);
      serve(exchange, call, method(exchange));
    } catch (Exception failure) {
      status = statuses.of(CallFailures.translated(failure, call.reason()));
    }
    status.write(trailers);
    exchange.end();
  }

  private void serve(Exchange exchange, RunningCall call, GrpcMethod<R, C> method)
      throws ProblemException, InterruptedException {
    Duration time = time(exchange, method);
    try (Admission.Pass<C> pass = admission.enter(exchange, method.required())) {
      clock.<ProblemException>run(
          call, time, running -> method.serve(new GrpcStream(exchange), pass.caller()));
    } catch (InterruptedException e) {
      // The end of a stream's time is not an error.
      if (!method.streams() || call.reason() != RunningCall.Reason.TIME) {
        throw e;
      }
    }
  }

  private GrpcMethod<R, C> method(Exchange exchange) throws EndpointException {
    GrpcMethod<R, C> method = services.methods().get(exchange.path());
    if (method == null || !exchange.verb().equals("POST")) {
      throw new EndpointException(
          EndpointProblem.UNKNOWN_METHOD,
          "there is no method " + TerminalText.quote(exchange.path()),
          "the server may be older than the client");
    }
    return method;
  }

  /** Returns the lower of the caller's timeout and the server's limit. */
  private static Duration time(Exchange exchange, GrpcMethod<?, ?> method)
      throws EndpointException {
    Duration most =
        method.streams() ? exchange.limits().streamTime() : exchange.limits().callTime();
    Duration asked = GrpcTimeout.parse(exchange.header("grpc-timeout").orElse("")).orElse(most);
    return asked.compareTo(most) < 0 ? asked : most;
  }
}
