// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import io.grpc.CallOptions;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.odpf.optimus.plugin.endpoint.exchange.Limits;
import io.odpf.optimus.plugin.management.access.Role;
import io.odpf.optimus.plugin.management.method.ManagementMethod;
import io.odpf.optimus.plugin.management.method.ManagementMethod.Shape;
import io.odpf.optimus.plugin.proto.management.Problem;
import io.odpf.optimus.plugin.proto.management.Problems;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Calls by an operator whose requests may be anything: each is served, or refused with a problem,
 * and nothing that is said has a secret.
 */
final class CheckedCalls implements AutoCloseable {
  static final Optional<String> OPERATOR = Optional.of(TestRuntime.token(Role.OPERATOR));

  /** Unsupported, unavailable and too slow are declared; another status of 500 is a defect. */
  private static final Set<Integer> DECLARED = Set.of(501, 503, 504);

  private static final Metadata.Key<byte[]> PROBLEMS =
      Metadata.Key.of("optimus-problems-bin", Metadata.BINARY_BYTE_MARSHALLER);

  private final RestClient rest;
  private final GrpcClient grpc;

  CheckedCalls(TestRuntime runtime) throws Exception {
    rest = new RestClient(runtime, HttpClient.Version.HTTP_2);
    grpc = new GrpcClient(runtime);
  }

  /** Limits that many requests do not reach. */
  static Limits unhurried() {
    Limits usual = Limits.DEFAULT;
    return new Limits(
        usual.requestBytes(),
        usual.headerBytes(),
        Duration.ofMinutes(5),
        Duration.ofMinutes(5),
        usual.callTime(),
        usual.streamTime(),
        Duration.ofMinutes(5),
        usual.connections(),
        usual.streams(),
        usual.calls(),
        usual.callsEach(),
        1_000_000,
        1_000_000);
  }

  /** Returns a request as JSON; empty if it has none, for instance for a time beyond all years. */
  static Optional<byte[]> json(Message request) {
    try {
      return Optional.of(JsonFormat.printer().print(request).getBytes(StandardCharsets.UTF_8));
    } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  boolean serves() throws Exception {
    return rest.send(rest.request("/healthz", Optional.empty())).statusCode() == 200;
  }

  /**
   * Calls a method by HTTP.
   *
   * @param path the path with its query
   * @param body the body of a POST; empty for a GET
   */
  void rest(Shape shape, String path, Optional<byte[]> body, String what) throws Exception {
    HttpRequest.Builder http = rest.request(path, OPERATOR);
    if (body.isPresent()) {
      http.header("Content-Type", "application/json")
          .POST(HttpRequest.BodyPublishers.ofByteArray(body.get()));
    }
    HttpResponse<InputStream> response = rest.send(http);
    if (response.statusCode() < 400) {
      try (InputStream reply = response.body()) {
        // A stream has no end, but a beginning.
        assertThat(reply.read()).as(what).isGreaterThanOrEqualTo(-1);
        if (shape != Shape.STREAM) {
          reply.readAllBytes();
        }
      }
      return;
    }
    String text = RestClient.text(response);
    assertThat(response.statusCode() < 500 || DECLARED.contains(response.statusCode()))
        .as(what + ": " + response.statusCode() + " " + text)
        .isTrue();
    Problems.Builder problems = Problems.newBuilder();
    JsonFormat.parser().merge(text, problems);
    assertTold(problems.build(), what + ": " + text);
  }

  private static void assertTold(Problems problems, String what) {
    assertThat(problems.getProblemsList()).as(what).isNotEmpty();
    assertThat(problems.getProblemsList())
        .as(what)
        .extracting(Problem::getCode)
        .allSatisfy(code -> assertThat(code).isNotEmpty().isNotEqualTo("management-defect"));
    assertThat(what).doesNotContain(TestRuntime.SECRET, OPERATOR.orElseThrow());
  }

  /** Calls a method by gRPC, with the bytes of a request. */
  void grpc(ManagementMethod<?, ?> method, byte[] request, String what) throws Exception {
    // What is still sent when this is left is not wanted.
    Context.CancellableContext context = Context.current().withCancellation();
    Context before = context.attach();
    StatusRuntimeException failure =
        catchThrowableOfType(
            StatusRuntimeException.class,
            () -> {
              Iterator<Message> replies =
                  ClientCalls.blockingServerStreamingCall(
                      grpc.channel(OPERATOR),
                      raw(method),
                      CallOptions.DEFAULT.withDeadlineAfter(5, TimeUnit.MINUTES),
                      request);
              replies.next();
              while (method.shape() != Shape.STREAM && replies.hasNext()) {
                replies.next();
              }
            });
    context.detach(before);
    context.cancel(null);
    if (failure != null) {
      assertThat(failure.getStatus().getCode())
          .as(what + ": " + failure.getMessage())
          .isNotIn(Status.Code.INTERNAL, Status.Code.UNKNOWN, Status.Code.DATA_LOSS);
      byte[] problems = failure.getTrailers() == null ? null : failure.getTrailers().get(PROBLEMS);
      assertThat(problems).as(what + ": " + failure).isNotNull();
      assertTold(Problems.parseFrom(problems), what);
    }
  }

  private static MethodDescriptor<byte[], Message> raw(ManagementMethod<?, ?> method) {
    return GrpcClient.descriptor(method).toBuilder(
            new MethodDescriptor.Marshaller<byte[]>() {
              @Override
              public InputStream stream(byte[] bytes) {
                return new ByteArrayInputStream(bytes);
              }

              @Override
              public byte[] parse(InputStream stream) {
                try {
                  return stream.readAllBytes();
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              }
            },
            GrpcClient.descriptor(method).getResponseMarshaller())
        .build();
  }

  @Override
  public void close() {
    grpc.close();
  }
}
