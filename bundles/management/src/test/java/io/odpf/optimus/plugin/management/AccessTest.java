// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Message;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.odpf.optimus.plugin.management.access.Role;
import io.odpf.optimus.plugin.management.method.ManagementMethod;
import io.odpf.optimus.plugin.proto.management.Problems;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may call what. */
@Tag("process")
class AccessTest {
  private static final Metadata.Key<byte[]> PROBLEMS =
      Metadata.Key.of("optimus-problems-bin", Metadata.BINARY_BYTE_MARSHALLER);

  @TempDir Path directory;
  private TestRuntime runtime;
  private GrpcClient grpc;
  private RestClient rest;

  @BeforeEach
  void start() throws Exception {
    runtime = TestRuntime.start(directory);
    grpc = new GrpcClient(runtime);
    rest = new RestClient(runtime, HttpClient.Version.HTTP_2);
  }

  @AfterEach
  void stop() {
    grpc.close();
    runtime.close();
  }

  @Test
  void refusesEveryMethodToCallersWithoutItsRoleAndChangesNothing() throws Exception {
    for (ManagementMethod<?, ?> method : SampleCalls.table()) {
      assertRefused(method, Optional.empty(), Status.Code.UNAUTHENTICATED, 401);
      for (Role role : Role.values()) {
        if (role != Role.ANYONE && !role.permits(method.role())) {
          assertRefused(
              method, Optional.of(TestRuntime.token(role)), Status.Code.PERMISSION_DENIED, 403);
        }
      }
    }

    assertThat(runtime.binary()).doesNotExist();
    assertThat(runtime.source.fetches).hasValue(0);
    assertThat(runtime.supervisor.calls).hasValue(0);
    assertThat(runtime.audit()).doesNotExist();
  }

  private void assertRefused(
      ManagementMethod<?, ?> method, Optional<String> token, Status.Code code, int status)
      throws Exception {
    Message request = SampleCalls.request(method);
    assertThat(refusal(grpc.call(method, request, token)).getStatus().getCode())
        .as(method.name())
        .isEqualTo(code);
    HttpResponse<InputStream> response = rest.call(method, request, token);
    assertThat(response.statusCode()).as(method.name()).isEqualTo(status);
    assertThat(RestClient.text(response)).startsWith("{\"problems\":[{\"code\":\"management-");
  }

  private static StatusRuntimeException refusal(Iterator<Message> replies) {
    return catchThrowableOfType(StatusRuntimeException.class, replies::next);
  }

  @Test
  void refusesAWrongTokenWithoutRepeatingIt() throws Exception {
    ManagementMethod<?, ?> status = SampleCalls.method("GetStatus");

    StatusRuntimeException refusal =
        refusal(grpc.call(status, status.request(), Optional.of("guessed-token")));

    assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
    Problems problems = Problems.parseFrom(refusal.getTrailers().get(PROBLEMS));
    assertThat(problems.getProblems(0).getCode()).isEqualTo("management-unauthenticated");
    assertThat(refusal.toString() + problems).doesNotContain("guessed-token");
  }

  @Test
  void refusesAnAddressThatKeepsGuessing() throws Exception {
    ManagementMethod<?, ?> status = SampleCalls.method("GetStatus");
    for (int i = 0; i < 10; i++) {
      refusal(grpc.call(status, status.request(), Optional.of("guess-" + i)));
    }

    StatusRuntimeException refusal =
        refusal(grpc.call(status, status.request(), Optional.of(TestRuntime.token(Role.OPERATOR))));

    assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
  }

  @Test
  void letsACertificateOfTheAccessFileInWithItsRole() throws Exception {
    ManagementMethod<?, ?> status = SampleCalls.method("GetStatus");
    ManagementMethod<?, ?> lock = SampleCalls.method("GetLock");
    try (GrpcClient robot = new GrpcClient(runtime, true)) {
      assertThat(robot.call(status, status.request(), Optional.empty()).next()).isNotNull();
      assertThat(refusal(robot.call(lock, lock.request(), Optional.empty())).getStatus().getCode())
          .isEqualTo(Status.Code.PERMISSION_DENIED);
    }
  }

  @Test
  void takesAccessAwayWhenTheAccessFileChanges() throws Exception {
    ManagementMethod<?, ?> status = SampleCalls.method("GetStatus");
    Optional<String> reader = Optional.of(TestRuntime.token(Role.READER));
    assertThat(grpc.call(status, status.request(), reader).next()).isNotNull();

    String access = Files.readString(runtime.access());
    Files.writeString(runtime.access(), access.replaceFirst("(?m)^reader-token.*\n", ""));

    assertThat(refusal(grpc.call(status, status.request(), reader)).getStatus().getCode())
        .isEqualTo(Status.Code.UNAUTHENTICATED);
  }

  @Test
  void answersHealthChecksOfAnyone() throws Exception {
    HttpResponse<InputStream> response = rest.send(rest.request("/healthz", Optional.empty()));

    assertThat(RestClient.text(response)).isEqualTo("{\"status\":\"SERVING\"}\n");
  }
}
