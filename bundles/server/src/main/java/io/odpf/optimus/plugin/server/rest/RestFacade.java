// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.rest;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.endpoint.exchange.Admission;
import io.odpf.optimus.plugin.endpoint.exchange.CallClock;
import io.odpf.optimus.plugin.endpoint.exchange.CallFailures;
import io.odpf.optimus.plugin.endpoint.exchange.Exchange;
import io.odpf.optimus.plugin.endpoint.exchange.Protocol;
import io.odpf.optimus.plugin.endpoint.exchange.QueryString;
import io.odpf.optimus.plugin.endpoint.exchange.RunningCall;
import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.endpoint.problem.EndpointProblem;
import io.odpf.optimus.plugin.server.access.Caller;
import io.odpf.optimus.plugin.server.access.Role;
import io.odpf.optimus.plugin.server.operation.CallStatus;
import io.odpf.optimus.plugin.server.operation.Facades;
import io.odpf.optimus.plugin.server.operation.Operation;
import io.odpf.optimus.plugin.server.operation.ServedMethod;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The operations over HTTP with JSON: paths below {@code /api/v1} for the first generation of
 * clients, and below {@code /api/v1beta1} for the later ones. Thread-safe.
 */
public final class RestFacade implements Protocol {
  private static final String JSON = "application/json";

  private final List<Route> routes;
  private final Admission<Role, Caller> admission;
  private final CallClock clock;

  public RestFacade(Facades facades, Admission<Role, Caller> admission, CallClock clock) {
    List<ServedMethod<?>> methods = new ArrayList<>(facades.first());
    methods.addAll(facades.core());
    this.routes = Route.of(methods);
    this.admission = admission;
    this.clock = clock;
  }

  @Override
  public void serve(Exchange exchange, RunningCall call)
      throws EndpointException, InterruptedException {
    try {
      if (exchange.path().equals("/ping")) {
        exchange.head(200, "Content-Type", "text/plain; charset=utf-8");
        exchange.end(ByteBuffer.wrap("pong".getBytes(StandardCharsets.UTF_8)));
        return;
      }
      clock.<ProblemException>run(
          call, exchange.limits().callTime(), running -> dispatch(exchange));
    } catch (Exception failure) {
      ProblemException reported = CallFailures.translated(failure, call.reason());
      if (exchange.isCommitted()) {
        throw reported instanceof EndpointException known
            ? known
            : new EndpointException(
                EndpointProblem.DEFECT, "the reply ended early", "repeat the request", failure);
      }
      CallStatus status = CallStatus.of(reported);
      if (status == CallStatus.UNAUTHENTICATED) {
        exchange.head(status.http(), "WWW-Authenticate", "Basic realm=\"optimus\"");
      }
      end(exchange, status.http(), ErrorBody.of(status, String.valueOf(reported.getMessage())));
    }
  }

  private void dispatch(Exchange exchange) throws ProblemException, InterruptedException {
    boolean known = false;
    for (Route route : routes) {
      Optional<Map<String, List<String>>> path = route.match(exchange.path());
      if (path.isPresent()) {
        known = true;
        if (route.verb().equals(exchange.verb())) {
          serve(exchange, route, route.method(), path.get());
          return;
        }
      }
    }
    CallStatus status = known ? CallStatus.UNIMPLEMENTED : CallStatus.NOT_FOUND;
    end(exchange, status.http(), ErrorBody.of(status, known ? "Method Not Allowed" : "Not Found"));
  }

  private <Q extends Message> void serve(
      Exchange exchange, Route route, ServedMethod<Q> method, Map<String, List<String>> path)
      throws ProblemException, InterruptedException {
    Operation<Q, ?> operation = method.operation();
    try (Admission.Pass<Caller> pass = admission.enter(exchange, operation.role())) {
      Descriptor type = method.descriptor().getInputType();
      Message.Builder request = DynamicMessage.newBuilder(type);
      if (route.hasBody()) {
        MessageReader.read(text(exchange.body()), request);
      } else {
        MessageReader.read(QueryString.parse(exchange.query()), request);
      }
      MessageReader.read(path, request);
      operation.serve(
          sent(operation.request(), request.build()),
          pass.caller(),
          reply -> {
            exchange.head(200, "Grpc-Metadata-Content-Type", "application/grpc");
            end(
                exchange,
                200,
                MessageWriter.json(shown(method.descriptor().getOutputType(), reply)));
          });
    }
  }

  /** Returns a client's request as that of the operation, which has the same fields by number. */
  private static <Q extends Message> Q sent(Q empty, Message request) {
    try {
      @SuppressWarnings("unchecked")
      Q sent = (Q) empty.getParserForType().parseFrom(request.toByteString());
      return sent;
    } catch (InvalidProtocolBufferException failure) {
      throw new IllegalStateException("both have the same fields", failure);
    }
  }

  /** Returns a reply of the operation as the client's. */
  private static Message shown(Descriptor type, Message reply) {
    if (type.equals(reply.getDescriptorForType())) {
      return reply;
    }
    try {
      return DynamicMessage.parseFrom(type, reply.toByteString());
    } catch (InvalidProtocolBufferException failure) {
      throw new IllegalStateException("both have the same fields", failure);
    }
  }

  private static String text(byte[] body) throws EndpointException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException failure) {
      throw new EndpointException(
          EndpointProblem.BAD_REQUEST, "the body is not UTF-8 text", "send UTF-8", failure);
    }
  }

  private static void end(Exchange exchange, int status, byte[] body)
      throws EndpointException, InterruptedException {
    exchange.head(status, "Content-Type", JSON);
    exchange.end(ByteBuffer.wrap(body));
  }
}
