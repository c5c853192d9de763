// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.odpf.optimus.plugin.management.access.Role;
import io.odpf.optimus.plugin.management.method.ManagementMethod;
import io.odpf.optimus.plugin.management.method.ManagementMethod.Shape;
import io.odpf.optimus.plugin.management.method.ManagementMethods;
import io.odpf.optimus.plugin.management.method.Route.Verb;
import io.odpf.optimus.plugin.proto.management.ArtifactChunk;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every method of the table, by gRPC and by HTTP with JSON. */
@Tag("process")
class BothProtocolsTest {
  private static final Optional<String> OPERATOR = Optional.of(TestRuntime.token(Role.OPERATOR));

  @TempDir Path directory;
  private TestRuntime runtime;
  private GrpcClient grpc;

  @BeforeEach
  void start() throws Exception {
    runtime = TestRuntime.start(directory);
    grpc = new GrpcClient(runtime);
    Message install = SampleCalls.method("Install").request();
    grpc.call(SampleCalls.method("Install"), install, OPERATOR).next();
  }

  @AfterEach
  void stop() {
    grpc.close();
    runtime.close();
  }

  @Test
  void hasARowForEachMethodOfTheProtoFile() {
    assertThat(SampleCalls.table())
        .zipSatisfy(
            ManagementMethods.SERVICE.getMethods(),
            (row, method) -> {
              assertThat(row.name()).isEqualTo(method.getName());
              assertThat(row.request().getDescriptorForType()).isEqualTo(method.getInputType());
              assertThat(row.reply().getDescriptorForType()).isEqualTo(method.getOutputType());
              assertThat(row.shape() != Shape.SINGLE).isEqualTo(method.isServerStreaming());
              assertThat(row.shape() == Shape.DIALOGUE).isEqualTo(method.isClientStreaming());
            });
  }

  @TestFactory
  Stream<DynamicTest> answersTheSameInBothProtocols() throws Exception {
    RestClient http1 = new RestClient(runtime, HttpClient.Version.HTTP_1_1);
    RestClient http2 = new RestClient(runtime, HttpClient.Version.HTTP_2);
    return SampleCalls.table().stream()
        .map(
            method ->
                DynamicTest.dynamicTest(
                    method.name(),
                    () -> {
                      compare(method, http1);
                      compare(method, http2);
                    }));
  }

  private void compare(ManagementMethod<?, ?> method, RestClient rest) throws Exception {
    Message request = SampleCalls.request(method);
    HttpResponse<InputStream> response = rest.call(method, request, OPERATOR);
    Iterator<Message> replies = grpc.call(method, request, OPERATOR);

    if (method.shape() == Shape.DIALOGUE) {
      // Only on the Unix socket.
      assertThat(response.statusCode()).isEqualTo(403);
      StatusRuntimeException refusal =
          catchThrowableOfType(StatusRuntimeException.class, replies::next);
      assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.PERMISSION_DENIED);
      return;
    }
    assertThat(response.statusCode()).isEqualTo(200);
    switch (method.shape()) {
      case SINGLE -> {
        Message reply = replies.next();
        Message parsed = parse(method, RestClient.text(response));
        if (method.route().verb() == Verb.GET) {
          assertThat(parsed).isEqualTo(reply);
        } else {
          assertThat(parsed.getDescriptorForType()).isEqualTo(reply.getDescriptorForType());
        }
        assertThat(replies.hasNext()).isFalse();
      }
      case STREAM -> {
        try (BufferedReader lines =
            new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
          assertThat(parse(method, lines.readLine()).getAllFields().keySet())
              .isEqualTo(replies.next().getAllFields().keySet());
        }
      }
      case BYTES -> {
        ByteString bytes = ByteString.EMPTY;
        while (replies.hasNext()) {
          bytes = bytes.concat(((ArtifactChunk) replies.next()).getData());
        }
        assertThat(bytes.toByteArray()).isEqualTo(TestRuntime.program("1.0"));
        assertThat(RestClient.text(response)).isEqualTo(bytes.toStringUtf8());
      }
      case DIALOGUE -> throw new AssertionError(method);
    }
  }

  private static Message parse(ManagementMethod<?, ?> method, String json) throws Exception {
    Message.Builder reply = method.reply().newBuilderForType();
    JsonFormat.parser().merge(json, reply);
    return reply.build();
  }
}
