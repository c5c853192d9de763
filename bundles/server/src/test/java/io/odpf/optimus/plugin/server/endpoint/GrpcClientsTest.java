// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import io.odpf.optimus.plugin.proto.server.v1beta1.CheckJobSpecificationsRequest;
import io.odpf.optimus.plugin.proto.server.v1beta1.CheckJobSpecificationsResponse;
import io.odpf.optimus.plugin.proto.server.v1beta1.DeployJobSpecificationRequest;
import io.odpf.optimus.plugin.proto.server.v1beta1.DeployJobSpecificationResponse;
import io.odpf.optimus.plugin.proto.server.v1beta1.InstanceSpec;
import io.odpf.optimus.plugin.proto.server.v1beta1.JobSpecification;
import io.odpf.optimus.plugin.proto.server.v1beta1.RegisterInstanceRequest;
import io.odpf.optimus.plugin.proto.server.v1beta1.RegisterInstanceResponse;
import io.odpf.optimus.plugin.proto.server.v1beta1.VersionRequest;
import io.odpf.optimus.plugin.proto.server.v1beta1.VersionResponse;
import io.odpf.optimus.plugin.server.conversion.JobMessages;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clients of gRPC's makers, for the services of each generation. */
class GrpcClientsTest {
  private static final String CORE = "odpf.optimus.core.v1beta1.";
  private static final Timestamp TIME =
      Timestamp.newBuilder()
          .setSeconds(Instant.parse("2021-05-26T02:00:00Z").getEpochSecond())
          .build();
  private static final JobSpecification JOB = JobMessages.of(ServedProject.job());

  @TempDir static Path directory;
  private static ServedProject server;
  private static ManagedChannel channel;

  @BeforeAll
  static void start() throws Exception {
    server = ServedProject.start(directory);
    channel = NettyChannelBuilder.forAddress("localhost", server.port()).usePlaintext().build();
  }

  @AfterAll
  static void stop() {
    channel.shutdownNow();
    server.close();
  }

  private static <Q extends Message, R extends Message> MethodDescriptor<Q, R> method(
      MethodType type, String name, Q request, R reply) {
    return MethodDescriptor.<Q, R>newBuilder()
        .setType(type)
        .setFullMethodName(name)
        .setRequestMarshaller(ProtoUtils.marshaller(request))
        .setResponseMarshaller(ProtoUtils.marshaller(reply))
        .build();
  }

  /** Calls a method with one request and one reply, of which one is given as an empty one. */
  @SuppressWarnings("unchecked")
  private static <Q extends Message, R extends Message> R call(String name, Q request, R reply) {
    return ClientCalls.blockingUnaryCall(
        channel,
        method(MethodType.UNARY, name, (Q) request.getDefaultInstanceForType(), reply),
        CallOptions.DEFAULT.withDeadlineAfter(1, TimeUnit.MINUTES),
        request);
  }

  private static RegisterInstanceRequest request() {
    return RegisterInstanceRequest.newBuilder()
        .setProjectName(ServedProject.PROJECT)
        .setJobName(ServedProject.JOB)
        .setScheduledAt(TIME)
        .setInstanceName("probe")
        .setInstanceType(InstanceSpec.Type.TYPE_TASK)
        .build();
  }

  @Test
  void servesTheCore() {
    VersionResponse version =
        call(
            CORE + "RuntimeService/Version",
            VersionRequest.newBuilder().setClient("0.4.0").build(),
            VersionResponse.getDefaultInstance());
    RegisterInstanceResponse run =
        call(
            CORE + "JobRunService/RegisterInstance",
            request(),
            RegisterInstanceResponse.getDefaultInstance());

    assertThat(version.getServer()).isEqualTo("1.2.3");
    assertThat(run.getContext().getEnvsMap()).containsEntry("START", "2021-05-25T00:00:00Z");
    assertThat(run.getContext().getSecretsMap()).containsEntry("SECRET_KEY", "other2");
    assertThat(run.getJob()).isEqualTo(JOB);
  }

  @Test
  void servesTheFirstGeneration() {
    var run =
        call(
            "odpf.optimus.RuntimeService/RegisterInstance",
            io.odpf.optimus.plugin.proto.server.v1.RegisterInstanceRequest.newBuilder()
                .setProjectName(ServedProject.PROJECT)
                .setJobName(ServedProject.JOB)
                .setScheduledAt(TIME)
                .setInstanceType(io.odpf.optimus.plugin.proto.server.v1.InstanceSpec.Type.TASK)
                .build(),
            io.odpf.optimus.plugin.proto.server.v1.RegisterInstanceResponse.getDefaultInstance());

    assertThat(run.getInstance().getJobName()).isEqualTo(ServedProject.JOB);
    assertThat(run.getInstance().getScheduledAt()).isEqualTo(TIME);
    assertThat(run.getContext().getFilesMap())
        .containsEntry("query.sql", "-- write here 2021-05-25T00:00:00Z\n");
  }

  @Test
  void servesTheFork() {
    var input =
        call(
            "gotocompany.optimus.core.v1beta1.JobRunService/JobRunInput",
            io.odpf.optimus.plugin.proto.server.gotocompany.JobRunInputRequest.newBuilder()
                .setProjectName(ServedProject.PROJECT)
                .setJobName(ServedProject.JOB)
                .setScheduledAt(TIME)
                .setInstanceTypeValue(1)
                .build(),
            io.odpf.optimus.plugin.proto.server.gotocompany.JobRunInputResponse
                .getDefaultInstance());

    assertThat(input.getEnvsMap()).containsEntry("JOB_DESTINATION", "proj.data.tbl");
  }

  @Test
  void answersEachJobOfADeploymentInAStream() throws Exception {
    CompletableFuture<List<DeployJobSpecificationResponse>> replies = new CompletableFuture<>();
    StreamObserver<DeployJobSpecificationRequest> requests =
        ClientCalls.asyncBidiStreamingCall(
            channel.newCall(
                method(
                    MethodType.BIDI_STREAMING,
                    CORE + "JobSpecificationService/DeployJobSpecification",
                    DeployJobSpecificationRequest.getDefaultInstance(),
                    DeployJobSpecificationResponse.getDefaultInstance()),
                CallOptions.DEFAULT),
            new Collected<>(replies));
    DeployJobSpecificationRequest request =
        DeployJobSpecificationRequest.newBuilder()
            .setProjectName(ServedProject.PROJECT)
            .setNamespaceName("space")
            .addJobs(JOB)
            .build();
    requests.onNext(request);
    requests.onNext(request);
    requests.onCompleted();

    assertThat(replies.get(1, TimeUnit.MINUTES))
        .extracting(reply -> reply.getSuccess() + " " + reply.getAck() + " " + reply.getJobName())
        .containsExactly(
            "true true " + ServedProject.JOB,
            "true false ",
            "true true " + ServedProject.JOB,
            "true false ");
  }

  @Test
  void takesADeploymentOfTheFirstGenerationInOneRequest() throws Exception {
    List<DeployJobSpecificationResponse> replies = new ArrayList<>();
    ClientCalls.blockingServerStreamingCall(
            channel,
            method(
                MethodType.SERVER_STREAMING,
                "odpf.optimus.RuntimeService/DeployJobSpecification",
                io.odpf.optimus.plugin.proto.server.v1.DeployJobSpecificationRequest
                    .getDefaultInstance(),
                DeployJobSpecificationResponse.getDefaultInstance()),
            CallOptions.DEFAULT,
            io.odpf.optimus.plugin.proto.server.v1.DeployJobSpecificationRequest.newBuilder()
                .setProjectName(ServedProject.PROJECT)
                .setNamespace("space")
                .addJobs(
                    io.odpf.optimus.plugin.proto.server.v1.JobSpecification.parseFrom(
                        JOB.toByteString()))
                .build())
        .forEachRemaining(replies::add);

    assertThat(replies)
        .extracting(DeployJobSpecificationResponse::getJobName)
        .containsExactly(ServedProject.JOB, "");
    assertThat(replies).extracting(DeployJobSpecificationResponse::getSuccess).containsOnly(true);
  }

  @Test
  void reportsEachCheckedJobInAStream() {
    List<CheckJobSpecificationsResponse> replies = new ArrayList<>();
    ClientCalls.blockingServerStreamingCall(
            channel,
            method(
                MethodType.SERVER_STREAMING,
                CORE + "JobSpecificationService/CheckJobSpecifications",
                CheckJobSpecificationsRequest.getDefaultInstance(),
                CheckJobSpecificationsResponse.getDefaultInstance()),
            CallOptions.DEFAULT,
            CheckJobSpecificationsRequest.newBuilder()
                .setProjectName(ServedProject.PROJECT)
                .setNamespaceName("space")
                .addJobs(JOB.toBuilder().setTaskName("absent"))
                .build())
        .forEachRemaining(replies::add);

    assertThat(replies).hasSize(2);
    assertThat(replies.get(0).getMessage()).contains("absent");
    assertThat(replies).extracting(CheckJobSpecificationsResponse::getSuccess).containsOnly(false);
  }

  @Test
  void tellsItsHealthAndTheStatusOfFailures() {
    HealthCheckResponse health =
        call(
            "grpc.health.v1.Health/Check",
            HealthCheckRequest.newBuilder().setService(CORE + "JobRunService").build(),
            HealthCheckResponse.getDefaultInstance());

    assertThat(health.getStatus()).isEqualTo(HealthCheckResponse.ServingStatus.SERVING);
    assertThatThrownBy(
            () ->
                call(
                    CORE + "JobRunService/RegisterInstance",
                    request().toBuilder().setJobName("none").build(),
                    RegisterInstanceResponse.getDefaultInstance()))
        .isInstanceOf(StatusRuntimeException.class)
        .hasMessage("NOT_FOUND: failed to retrieve job: resource not found: job none not found");
  }

  /** Collects the replies of a call. */
  private record Collected<R>(CompletableFuture<List<R>> replies, List<R> received)
      implements StreamObserver<R> {
    Collected(CompletableFuture<List<R>> replies) {
      this(replies, new ArrayList<>());
    }

    @Override
    public void onNext(R reply) {
      received.add(reply);
    }

    @Override
    public void onError(Throwable failure) {
      replies.completeExceptionally(failure);
    }

    @Override
    public void onCompleted() {
      replies.complete(received);
    }
  }
}
