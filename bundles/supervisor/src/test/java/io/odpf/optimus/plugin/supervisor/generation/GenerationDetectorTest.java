// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.api.plugin.PluginCallException;
import io.odpf.optimus.plugin.api.plugin.PluginCallException.Kind;
import io.odpf.optimus.plugin.api.plugin.PluginType;
import io.odpf.optimus.plugin.proto.a.GetHookSchema;
import io.odpf.optimus.plugin.proto.a.GetTaskSchema;
import io.odpf.optimus.plugin.proto.a.HookPluginGrpc;
import io.odpf.optimus.plugin.proto.a.TaskPluginGrpc;
import io.odpf.optimus.plugin.proto.b.BaseGrpc;
import io.odpf.optimus.plugin.proto.c.BaseServiceGrpc;
import io.odpf.optimus.plugin.proto.c.DependencyResolverModServiceGrpc;
import io.odpf.optimus.plugin.proto.c.GenerateDestinationResponse;
import io.odpf.optimus.plugin.proto.c.GetNameResponse;
import io.odpf.optimus.plugin.proto.c.PluginInfoResponse;
import io.odpf.optimus.plugin.proto.health.HealthCheckResponse;
import io.odpf.optimus.plugin.proto.health.HealthGrpc;
import io.odpf.optimus.plugin.proto.reflection.v1alpha.ErrorResponse;
import io.odpf.optimus.plugin.proto.reflection.v1alpha.ServerReflectionGrpc;
import io.odpf.optimus.plugin.proto.reflection.v1alpha.ServerReflectionRequest;
import io.odpf.optimus.plugin.proto.reflection.v1alpha.ServerReflectionResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GenerationDetectorTest {
  private static final MethodDescriptor<ServerReflectionRequest, ServerReflectionResponse>
      REFLECTION = ServerReflectionGrpc.getServerReflectionInfoMethod();

  private static final Duration TIMEOUT = Duration.ofMinutes(5);

  /** A plugin of each kind. */
  private enum Kinds {
    A_TASK(Generation.A),
    A_HOOK(Generation.A),
    B(Generation.B),
    C(Generation.C),
    D(Generation.D),
    E(Generation.E),
    E_FORK(Generation.E);

    private final Generation generation;

    Kinds(Generation generation) {
      this.generation = generation;
    }

    PluginServer serve(PluginServer server) {
      GetNameResponse name = GetNameResponse.newBuilder().setName(name()).build();
      return switch (this) {
        case A_TASK ->
            server.answer(
                TaskPluginGrpc.getGetTaskSchemaMethod(),
                GetTaskSchema.Response.newBuilder().setName(name()).build());
        case A_HOOK ->
            server.answer(
                HookPluginGrpc.getGetHookSchemaMethod(),
                GetHookSchema.Response.newBuilder().setName(name()).build());
        case B ->
            server.answer(
                BaseGrpc.getPluginInfoMethod(),
                io.odpf.optimus.plugin.proto.b.PluginInfoResponse.newBuilder()
                    .setName(name())
                    .build());
        case C ->
            server
                .answer(
                    BaseServiceGrpc.getPluginInfoMethod(),
                    PluginInfoResponse.newBuilder().setName(name()).build())
                .answer(
                    DependencyResolverModServiceGrpc.getGenerateDestinationMethod(),
                    GenerateDestinationResponse.getDefaultInstance());
        case D -> server.answer(DependencyResolverModServiceGrpc.getGetNameMethod(), name);
        case E ->
            server.answerLike(
                io.odpf.optimus.plugin.proto.e.gotocompany.DependencyResolverModServiceGrpc
                    .getGetNameMethod(),
                name);
        case E_FORK ->
            server.answerLike(
                io.odpf.optimus.plugin.proto.e.raystack.DependencyResolverModServiceGrpc
                    .getGetNameMethod(),
                name);
      };
    }
  }

  @RegisterExtension final PluginServer server = new PluginServer();

  private PluginCalls detect() throws Exception {
    return new GenerationDetector("neo", server.channel()).detect(TIMEOUT);
  }

  private PluginCallException failure(Duration timeout) {
    GenerationDetector detector = new GenerationDetector("neo", server.channel());
    return catchThrowableOfType(PluginCallException.class, () -> detector.detect(timeout));
  }

  @ParameterizedTest
  @EnumSource
  void detectsEachGenerationByReflectionInOneCall(Kinds kind) throws Exception {
    kind.serve(server).reflection(REFLECTION, "plugin.GRPCStdio", "grpc.health.v1.Health").start();

    PluginCalls calls = detect();

    assertThat(server.calls()).containsExactly(REFLECTION.getFullMethodName());
    assertThat(server.request(REFLECTION)).isEqualTo("list_services: \"*\"");
    assertThat(calls.generation()).isEqualTo(kind.generation);
    assertThat(calls.info(Jobs.LIMITS).name()).isEqualTo(kind.name());
  }

  @ParameterizedTest
  @EnumSource
  void detectsEachGenerationByItsFirstCallWithoutReflection(Kinds kind) throws Exception {
    kind.serve(server).start();

    PluginCalls calls = detect();

    assertThat(calls.generation()).isEqualTo(kind.generation);
    assertThat(calls.info(Jobs.LIMITS).name()).isEqualTo(kind.name());
  }

  @Test
  void usesTheNewerReflectionWhereTheOlderIsGone() throws Exception {
    io.odpf.optimus.plugin.proto.reflection.v1.ServerReflectionResponse listed =
        io.odpf.optimus.plugin.proto.reflection.v1.ServerReflectionResponse.newBuilder()
            .setListServicesResponse(
                io.odpf.optimus.plugin.proto.reflection.v1.ListServiceResponse.newBuilder()
                    .addService(
                        io.odpf.optimus.plugin.proto.reflection.v1.ServiceResponse.newBuilder()
                            .setName(BaseGrpc.SERVICE_NAME)))
            .build();
    server.stream(
            io.odpf.optimus.plugin.proto.reflection.v1.ServerReflectionGrpc
                .getServerReflectionInfoMethod(),
            listed)
        .start();

    assertThat(detect().generation()).isEqualTo(Generation.B);
    assertThat(server.calls())
        .containsExactly("grpc.reflection.v1.ServerReflection/ServerReflectionInfo");
  }

  @Test
  void prefersGenerationCToB() throws Exception {
    Kinds.C.serve(Kinds.B.serve(server)).reflection(REFLECTION).start();

    assertThat(detect().generation()).isEqualTo(Generation.C);
  }

  @Test
  void prefersGenerationCToBWithoutReflection() throws Exception {
    Kinds.C.serve(Kinds.B.serve(server)).start();

    assertThat(detect().generation()).isEqualTo(Generation.C);
  }

  @Test
  void detectsGenerationCByItsBaseServiceDespiteCallsOfD() throws Exception {
    Kinds.D.serve(Kinds.C.serve(server)).reflection(REFLECTION).start();

    assertThat(detect().generation()).isEqualTo(Generation.C);
  }

  @Test
  void treatsACombinedTaskAndHookAsATask() throws Exception {
    Kinds.A_TASK.serve(Kinds.A_HOOK.serve(server)).reflection(REFLECTION).start();

    assertThat(detect().info(Jobs.LIMITS).type()).isEqualTo(PluginType.TASK);
  }

  @Test
  void triesTheFirstCallsIfReflectionListsNothing() throws Exception {
    Kinds.B.serve(server).stream(
            REFLECTION,
            ServerReflectionResponse.newBuilder()
                .setErrorResponse(ErrorResponse.newBuilder().setErrorCode(5))
                .build())
        .start();

    assertThat(detect().generation()).isEqualTo(Generation.B);
  }

  @Test
  void countsARefusedFirstCallAsServed() throws Exception {
    server
        .fail(BaseGrpc.getPluginInfoMethod(), Status.UNKNOWN.withDescription("not configured"))
        .start();

    assertThat(detect().generation()).isEqualTo(Generation.B);
  }

  @Test
  void listsTheServicesOfAPluginForAnotherProgram() throws Exception {
    server
        .answer(HealthGrpc.getCheckMethod(), HealthCheckResponse.getDefaultInstance())
        .reflection(REFLECTION, "tfplugin5.Provider", "evil\u001b[31m")
        .start();

    PluginCallException failure = failure(TIMEOUT);

    assertThat(failure.kind()).isEqualTo(Kind.UNSUPPORTED);
    assertThat(failure)
        .hasMessage(
            "plugin neo serves no known generation of Optimus plugins; it serves"
                + " grpc.health.v1.Health, tfplugin5.Provider, evil\\u{1b}[31m");
    assertThat(failure.hint()).contains("check that the file is a plugin of Optimus");
  }

  @Test
  void boundsTheListOfServices() throws Exception {
    String[] names = new String[50];
    for (int i = 0; i < names.length; i++) {
      names[i] = "s" + i;
    }
    server.reflection(REFLECTION, names).start();

    assertThat(failure(TIMEOUT).getMessage()).endsWith("s19 and 30 more");
  }

  @Test
  void reportsAnUnknownPluginWithoutReflection() throws Exception {
    server.start();

    PluginCallException failure = failure(TIMEOUT);

    assertThat(failure.kind()).isEqualTo(Kind.UNSUPPORTED);
    assertThat(failure)
        .hasMessage(
            "plugin neo serves no known generation of Optimus plugins; it has no server"
                + " reflection that would list what it serves");
  }

  @Test
  void limitsTheWaitForAMutePlugin() throws Exception {
    server.hang(REFLECTION).start();

    assertThat(failure(Duration.ofMillis(200)).kind()).isEqualTo(Kind.TIMEOUT);
    assertThat(server.calls()).hasSizeLessThan(2);
  }

  @Test
  void spendsOneTimeLimitOnAllCalls() throws Exception {
    server.hang(BaseGrpc.getPluginInfoMethod()).start();

    assertThat(failure(Duration.ofMillis(500)).kind()).isEqualTo(Kind.TIMEOUT);
  }

  @Test
  void reportsAPluginThatEndsMeanwhile() throws Exception {
    server.crash().start();

    assertThat(failure(TIMEOUT).kind()).isEqualTo(Kind.CRASHED);
  }
}
