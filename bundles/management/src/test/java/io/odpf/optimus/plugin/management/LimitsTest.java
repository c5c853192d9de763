// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Message;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.odpf.optimus.plugin.endpoint.exchange.Limits;
import io.odpf.optimus.plugin.itests.process.Eventually;
import io.odpf.optimus.plugin.management.access.Role;
import io.odpf.optimus.plugin.management.method.ManagementMethod;
import io.odpf.optimus.plugin.proto.management.CallPluginRequest;
import io.odpf.optimus.plugin.proto.management.QuestionsCall;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What callers cannot use up. */
@Tag("process")
class LimitsTest {
  private static final Optional<String> OPERATOR = Optional.of(TestRuntime.token(Role.OPERATOR));
  private static final int REQUEST_BYTES = 64 << 10;
  private static final int CONNECTIONS = 8;
  private static final int CALLS_EACH = 4;

  private static final Duration LONG = Duration.ofMinutes(5);

  /** Limits that are reached quickly, except those of time, which a busy machine could reach. */
  private static Limits small(Duration requestTime, Duration idleTime) {
    return new Limits(
        REQUEST_BYTES,
        8 << 10,
        requestTime,
        LONG,
        LONG,
        LONG,
        idleTime,
        CONNECTIONS,
        16,
        16,
        CALLS_EACH,
        10_000,
        100);
  }

  @TempDir Path directory;
  private TestRuntime runtime;

  @BeforeEach
  void start() throws Exception {
    runtime = TestRuntime.start(directory, small(LONG, LONG));
  }

  private void restart(Duration requestTime, Duration idleTime) throws Exception {
    runtime.close();
    runtime = TestRuntime.start(directory.resolve("hurried"), small(requestTime, idleTime));
  }

  @AfterEach
  void stop() {
    runtime.close();
  }

  @Test
  void refusesARequestThatIsTooLargeInBothProtocols() throws Exception {
    ManagementMethod<?, ?> method = SampleCalls.method("CallPlugin");
    Message large =
        CallPluginRequest.newBuilder()
            .setPlugin("neo")
            .setQuestions(QuestionsCall.newBuilder().setJobName("x".repeat(REQUEST_BYTES)))
            .build();
    RestClient rest = new RestClient(runtime, HttpClient.Version.HTTP_1_1);
    try (GrpcClient grpc = new GrpcClient(runtime)) {
      HttpResponse<InputStream> response = rest.call(method, large, OPERATOR);
      StatusRuntimeException refusal =
          catchThrowableOfType(
              StatusRuntimeException.class, () -> grpc.call(method, large, OPERATOR).next());

      assertThat(response.statusCode()).isEqualTo(413);
      assertThat(RestClient.text(response)).contains("\"management-too-large\"");
      assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
      assertThat(runtime.supervisor.calls).hasValue(0);
    }
  }

  @Test
  void refusesHeadersThatAreTooLargeWithoutRepeatingThem() throws Exception {
    RestClient rest = new RestClient(runtime, HttpClient.Version.HTTP_1_1);

    HttpResponse<InputStream> response =
        rest.send(rest.request("/v1/status", OPERATOR).header("X-Secret", "hush".repeat(4000)));

    assertThat(response.statusCode()).isEqualTo(431);
    assertThat(RestClient.text(response)).contains("management-too-large").doesNotContain("hush");
  }

  @Test
  void refusesJsonThatIsMalformedUnknownOrTooDeep() throws Exception {
    RestClient rest = new RestClient(runtime, HttpClient.Version.HTTP_1_1);
    String deep = "{\"question\":{\"subQuestions\":[{\"questions\":[".repeat(200);
    for (String body : List.of("{", "[]", "{\"nobody\":1}", "{\"validate\":" + deep)) {
      HttpResponse<InputStream> response =
          rest.send(
              rest.request("/v1/plugins/neo/call", OPERATOR)
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString(body)));

      assertThat(response.statusCode()).as(body).isEqualTo(400);
      assertThat(RestClient.text(response)).contains("\"management-bad-request\"");
    }
  }

  @Test
  void answersABodyThatDoesNotArriveInTime() throws Exception {
    restart(Duration.ofMillis(500), LONG);
    try (SocketChannel slow = connect()) {
      send(
          slow,
          "POST /v1/clean HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
              + "Content-Length: 100\r\n\r\n{");

      assertThat(answer(slow)).startsWith("HTTP/1.1 504").contains("management-too-slow");
    }
    assertThat(runtime.audit()).doesNotExist();
  }

  @Test
  void closesAConnectionWhoseHeadersDripIn() throws Exception {
    restart(LONG, Duration.ofSeconds(2));
    try (SocketChannel slow = connect()) {
      send(slow, "GET /v1/status HTTP/1.1\r\n");
      Eventually.until(
          () -> "the end of the connection",
          () -> {
            try {
              send(slow, "X-More: x\r\n");
              return false;
            } catch (IOException e) {
              return true;
            }
          });
    }
  }

  @Test
  void closesConnectionsAboveTheLimitAndServesTheOthers() throws Exception {
    List<SocketChannel> open = new ArrayList<>();
    try {
      for (int i = 0; i < 5 * CONNECTIONS; i++) {
        open.add(connect());
      }
      Eventually.until(
          () -> runtime.server().connections() + " connections",
          () -> runtime.server().connections() <= CONNECTIONS);

      assertThat(open.stream().filter(LimitsTest::isServed).count())
          .isGreaterThanOrEqualTo(CONNECTIONS);
    } finally {
      for (SocketChannel channel : open) {
        channel.close();
      }
    }
  }

  private static boolean isServed(SocketChannel channel) {
    try {
      send(channel, "GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
      return answer(channel).startsWith("HTTP/1.1 200");
    } catch (IOException closed) {
      return false;
    }
  }

  @Test
  void refusesMoreOpenCallsOfOneCallerThanPermitted() throws Exception {
    ManagementMethod<?, ?> watch = SampleCalls.method("WatchEvents");
    try (GrpcClient grpc = new GrpcClient(runtime)) {
      for (int i = 0; i < CALLS_EACH; i++) {
        grpc.call(watch, watch.request(), OPERATOR).next();
      }
      Iterator<Message> oneMore = grpc.call(watch, watch.request(), OPERATOR);

      StatusRuntimeException refusal =
          catchThrowableOfType(StatusRuntimeException.class, oneMore::next);
      assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
      RestClient rest = new RestClient(runtime, HttpClient.Version.HTTP_1_1);
      HttpResponse<InputStream> later = rest.send(rest.request("/v1/status", OPERATOR));
      assertThat(later.statusCode()).isEqualTo(429);
      assertThat(later.headers().firstValue("Retry-After")).contains("1");
      assertThat(
              grpc.call(watch, watch.request(), Optional.of(TestRuntime.token(Role.READER))).next())
          .isNotNull();
    }
  }

  @Test
  void endsACallThatTheCallerGivesNoTime() throws Exception {
    runtime.source.holds = true;
    ManagementMethod<?, ?> install = SampleCalls.method("Install");
    try (GrpcClient grpc = new GrpcClient(runtime)) {
      StatusRuntimeException failure =
          catchThrowableOfType(
              StatusRuntimeException.class,
              () ->
                  io.grpc.stub.ClientCalls.blockingUnaryCall(
                      grpc.channel(OPERATOR),
                      GrpcClient.descriptor(install),
                      io.grpc.CallOptions.DEFAULT.withDeadlineAfter(
                          500, java.util.concurrent.TimeUnit.MILLISECONDS),
                      install.request()));

      assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
      Eventually.until(
          () -> "an install that has ended", () -> !runtime.source.held.hasQueuedThreads());
    }
    assertThat(runtime.binary()).doesNotExist();
  }

  private SocketChannel connect() throws IOException {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    channel.connect(UnixDomainSocketAddress.of(runtime.socket()));
    return channel;
  }

  private static void send(SocketChannel channel, String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private static String answer(SocketChannel channel) throws IOException {
    return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
  }
}
