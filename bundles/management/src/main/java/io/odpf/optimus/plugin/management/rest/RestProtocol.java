// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.rest;

import com.google.protobuf.Message;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.endpoint.exchange.Admission;
import io.odpf.optimus.plugin.endpoint.exchange.CallClock;
import io.odpf.optimus.plugin.endpoint.exchange.CallFailures;
import io.odpf.optimus.plugin.endpoint.exchange.Exchange;
import io.odpf.optimus.plugin.endpoint.exchange.Protocol;
import io.odpf.optimus.plugin.endpoint.exchange.RunningCall;
import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.endpoint.problem.EndpointProblem;
import io.odpf.optimus.plugin.endpoint.problem.TooManyRequestsException;
import io.odpf.optimus.plugin.management.access.Caller;
import io.odpf.optimus.plugin.management.access.Role;
import io.odpf.optimus.plugin.management.conversion.ProblemMessages;
import io.odpf.optimus.plugin.management.exchange.Entrance;
import io.odpf.optimus.plugin.management.json.JsonMessages;
import io.odpf.optimus.plugin.management.json.OpenApi;
import io.odpf.optimus.plugin.management.method.Call;
import io.odpf.optimus.plugin.management.method.ManagementMethod;
import io.odpf.optimus.plugin.management.problem.Outcome;
import io.odpf.optimus.plugin.management.servlet.PageArea;
import io.odpf.optimus.plugin.management.servlet.ServletPages;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The HTTP and JSON protocol of the table of methods. Thread-safe. */
public final class RestProtocol implements Protocol {
  private final Routes routes;
  private final ServletPages pages;
  private final Entrance entrance;
  private final CallClock clock;
  private final JsonMessages json = new JsonMessages();

  /**
   * Creates the protocol.
   *
   * @param version the version of the runtime
   * @param more the resources besides the methods
   * @param pages the pages of other bundles
   */
  public RestProtocol(
      List<ManagementMethod<?, ?>> table,
      String version,
      List<Resource> more,
      ServletPages pages,
      Entrance entrance,
      CallClock clock) {
    this.pages = pages;
    this.entrance = entrance;
    this.clock = clock;
    byte[] serving = "{\"status\":\"SERVING\"}\n".getBytes(StandardCharsets.US_ASCII);
    List<Resource> resources = new ArrayList<>(more);
    resources.add(new Document("/healthz", Role.ANYONE, () -> serving));
    resources.add(
        new Document("/openapi.json", Role.READER, () -> OpenApi.document(table, version)));
    this.routes = new Routes(table, resources, json);
  }

  @Override
  public void serve(Exchange exchange, RunningCall call)
      throws EndpointException, InterruptedException {
    exchange.head(200, "Cache-Control", "no-store", "X-Content-Type-Options", "nosniff");
    try {
      Optional<Resource> resource = routes.resource(exchange);
      Optional<PageArea> area = pages.area(exchange.path());
      if (resource.isPresent()) {
        serve(exchange, resource.get());
      } else if (area.isPresent()) {
        serve(exchange, call, area.get());
      } else {
        serve(exchange, call, routes.find(exchange));
      }
    } catch (Exception failure) {
      ProblemException reported = CallFailures.translated(failure, call.reason());
      if (exchange.isCommitted()) {
        throw unsent(reported);
      }
      byte[] body = json.bytes(ProblemMessages.of(reported));
      Outcome outcome = Outcome.of(reported);
      exchange.head(
          outcome.http(),
          "Content-Type",
          "application/json",
          "Content-Length",
          String.valueOf(body.length));
      if (outcome == Outcome.UNAUTHENTICATED) {
        exchange.head(outcome.http(), "WWW-Authenticate", "Bearer");
      } else if (outcome == Outcome.EXHAUSTED) {
        exchange.head(outcome.http(), "Retry-After", Long.toString(seconds(reported)));
      }
      exchange.end(ByteBuffer.wrap(body));
    }
  }

  /** Returns the seconds after which a refused request may be repeated. */
  private static long seconds(ProblemException refusal) {
    return refusal instanceof TooManyRequestsException later ? later.seconds() : 1;
  }

  private static EndpointException unsent(ProblemException failure) {
    return failure instanceof EndpointException reported
        ? reported
        : new EndpointException(
            EndpointProblem.CANCELLED, String.valueOf(failure.getMessage()), "", failure);
  }

  private void serve(Exchange exchange, Resource resource)
      throws EndpointException, InterruptedException {
    OwnPage.require(exchange, resource.role());
    try (Admission.Pass<Caller> pass = entrance.enter(exchange, resource.role())) {
      resource.serve(exchange, pass.caller());
    }
  }

  private void serve(Exchange exchange, RunningCall call, PageArea area)
      throws EndpointException, InterruptedException {
    OwnPage.require(exchange, area.role());
    try (Admission.Pass<Caller> pass = entrance.enter(exchange, area.role())) {
      clock.<EndpointException>run(
          call,
          exchange.limits().callTime(),
          running -> pages.serve(exchange, area, pass.caller()));
    }
  }

  private <Q extends Message, R extends Message> void serve(
      Exchange exchange, RunningCall call, Routes.Found<Q, R> found)
      throws ProblemException, InterruptedException {
    ManagementMethod<Q, R> method = found.method();
    boolean streams = method.lasts();
    Duration time = streams ? exchange.limits().streamTime() : exchange.limits().callTime();
    OwnPage.require(exchange, method.role());
    try (Admission.Pass<Caller> pass = entrance.enter(exchange, method.role())) {
      Q request = found.request(exchange);
      ReplyWriter replies = found.replies(exchange, request);
      try {
        clock.<ProblemException>run(
            call, time, running -> method.handler().serve(request, call(exchange, pass, replies)));
      } catch (ProblemException failure) {
        if (!exchange.isCommitted() || exchange.isBroken()) {
          throw failure;
        }
        replies.fail(ProblemMessages.of(CallFailures.translated(failure, call.reason())));
        return;
      } catch (InterruptedException e) {
        // The end of a stream's time, or of the server, is not an error.
        if (!streams || call.reason() == RunningCall.Reason.CALLER || exchange.isBroken()) {
          throw e;
        }
      }
      replies.end();
    }
  }

  private <R extends Message> Call<R> call(
      Exchange exchange, Admission.Pass<Caller> pass, ReplyWriter replies) {
    return new Call<>() {
      @Override
      public Caller caller() {
        return pass.caller();
      }

      @Override
      public void reply(R reply) throws EndpointException, InterruptedException {
        replies.reply(reply);
      }

      @Override
      @SuppressWarnings("unchecked")
      public <Q extends Message> Optional<Q> next(Q empty)
          throws EndpointException, InterruptedException {
        Optional<byte[]> line = exchange.line(exchange.limits().streamTime());
        return line.isPresent()
            ? Optional.of((Q) json.fromBody(empty, line.get(), Map.of()))
            : Optional.empty();
      }

      @Override
      public void keepAlive() throws EndpointException, InterruptedException {
        replies.keepAlive();
      }
    };
  }
}
