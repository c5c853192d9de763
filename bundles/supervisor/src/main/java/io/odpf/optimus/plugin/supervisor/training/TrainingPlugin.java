// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.training;

import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.odpf.optimus.plugin.proto.c.Assets;
import io.odpf.optimus.plugin.proto.c.BaseServiceGrpc;
import io.odpf.optimus.plugin.proto.c.CLIModServiceGrpc;
import io.odpf.optimus.plugin.proto.c.CompileAssetsRequest;
import io.odpf.optimus.plugin.proto.c.CompileAssetsResponse;
import io.odpf.optimus.plugin.proto.c.Configs;
import io.odpf.optimus.plugin.proto.c.DefaultAssetsRequest;
import io.odpf.optimus.plugin.proto.c.DefaultAssetsResponse;
import io.odpf.optimus.plugin.proto.c.DefaultConfigRequest;
import io.odpf.optimus.plugin.proto.c.DefaultConfigResponse;
import io.odpf.optimus.plugin.proto.c.DependencyResolverModServiceGrpc;
import io.odpf.optimus.plugin.proto.c.GenerateDependenciesRequest;
import io.odpf.optimus.plugin.proto.c.GenerateDependenciesResponse;
import io.odpf.optimus.plugin.proto.c.GenerateDestinationRequest;
import io.odpf.optimus.plugin.proto.c.GenerateDestinationResponse;
import io.odpf.optimus.plugin.proto.c.GetQuestionsRequest;
import io.odpf.optimus.plugin.proto.c.GetQuestionsResponse;
import io.odpf.optimus.plugin.proto.c.PluginInfoRequest;
import io.odpf.optimus.plugin.proto.c.PluginInfoResponse;
import io.odpf.optimus.plugin.proto.c.PluginMod;
import io.odpf.optimus.plugin.proto.c.PluginQuestion;
import io.odpf.optimus.plugin.proto.c.PluginType;
import io.odpf.optimus.plugin.proto.c.ValidateQuestionRequest;
import io.odpf.optimus.plugin.proto.c.ValidateQuestionResponse;
import io.odpf.optimus.plugin.proto.goplugin.Empty;
import io.odpf.optimus.plugin.proto.goplugin.GRPCControllerGrpc;
import io.odpf.optimus.plugin.proto.health.HealthCheckRequest;
import io.odpf.optimus.plugin.proto.health.HealthCheckResponse;
import io.odpf.optimus.plugin.proto.health.HealthGrpc;
import io.odpf.optimus.plugin.proto.reflection.v1alpha.ListServiceResponse;
import io.odpf.optimus.plugin.proto.reflection.v1alpha.ServerReflectionGrpc;
import io.odpf.optimus.plugin.proto.reflection.v1alpha.ServerReflectionRequest;
import io.odpf.optimus.plugin.proto.reflection.v1alpha.ServerReflectionResponse;
import io.odpf.optimus.plugin.proto.reflection.v1alpha.ServiceResponse;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * A small plugin of generation C: start-up caches hold what ran, and there is no other plugin at
 * hand when they are made. It serves what commands ask of plugins in Go.
 */
public final class TrainingPlugin {
  /** An entry as go-plugin's servers write it when they have started. */
  private static final String LOG_ENTRY =
      "{\"@level\":\"debug\",\"@message\":\"plugin address\","
          + "\"@timestamp\":\"2026-01-01T00:00:00.000000Z\",\"network\":\"unix\"}";

  private TrainingPlugin() {}

  /** Serves until it is asked to stop. The socket lies where go-plugin's host says. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path socket = Path.of(System.getenv("PLUGIN_UNIX_SOCKET_DIR"), "plugin1");
    CountDownLatch stopped = new CountDownLatch(1);
    EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    Server server =
        NettyServerBuilder.forAddress(UnixDomainSocketAddress.of(socket))
            .channelType(NioServerDomainSocketChannel.class)
            .bossEventLoopGroup(loop)
            .workerEventLoopGroup(loop)
            .withOption(ChannelOption.ALLOCATOR, UnpooledByteBufAllocator.DEFAULT)
            .withChildOption(ChannelOption.ALLOCATOR, UnpooledByteBufAllocator.DEFAULT)
            .addService(new Health())
            .addService(new Reflection())
            .addService(new Questions())
            .addService(new Dependencies())
            .addService(new Base())
            .addService(new Controller(stopped))
            .build()
            .start();
    System.err.println(LOG_ENTRY);
    System.out.println("1|1|unix|" + socket + "|grpc");
    stopped.await();
    server.shutdownNow();
    System.exit(0);
  }

  private static final class Health extends HealthGrpc.HealthImplBase {
    @Override
    public void check(HealthCheckRequest request, StreamObserver<HealthCheckResponse> answer) {
      answer.onNext(
          HealthCheckResponse.newBuilder()
              .setStatus(HealthCheckResponse.ServingStatus.SERVING)
              .build());
      answer.onCompleted();
    }
  }

  private static final class Base extends BaseServiceGrpc.BaseServiceImplBase {
    @Override
    public void pluginInfo(PluginInfoRequest request, StreamObserver<PluginInfoResponse> answer) {
      answer.onNext(
          PluginInfoResponse.newBuilder()
              .setName("training")
              .setDescription("asked when start-up caches are made")
              .setPluginType(PluginType.PLUGIN_TYPE_TASK)
              .addPluginMods(PluginMod.PLUGIN_MOD_CLI)
              .addPluginMods(PluginMod.PLUGIN_MOD_DEPENDENCYRESOLVER)
              .setPluginVersion("1.0.0")
              .setImage("none")
              .build());
      answer.onCompleted();
    }
  }

  private static final class Questions extends CLIModServiceGrpc.CLIModServiceImplBase {
    @Override
    public void getQuestions(
        GetQuestionsRequest request, StreamObserver<GetQuestionsResponse> answer) {
      PluginQuestion.Builder question =
          PluginQuestion.newBuilder()
              .setName("WHY")
              .setPrompt("Why?")
              .setHelp("for training")
              .setDefault("because");
      answer.onNext(GetQuestionsResponse.newBuilder().addQuestions(question).build());
      answer.onCompleted();
    }

    @Override
    public void validateQuestion(
        ValidateQuestionRequest request, StreamObserver<ValidateQuestionResponse> answer) {
      answer.onNext(ValidateQuestionResponse.newBuilder().setSuccess(true).build());
      answer.onCompleted();
    }

    @Override
    public void defaultConfig(
        DefaultConfigRequest request, StreamObserver<DefaultConfigResponse> answer) {
      Configs.Config config =
          Configs.Config.newBuilder().setName("WHEN").setValue("{{.DSTART}}").build();
      answer.onNext(
          DefaultConfigResponse.newBuilder()
              .setConfig(Configs.newBuilder().addConfigs(config))
              .build());
      answer.onCompleted();
    }

    @Override
    public void defaultAssets(
        DefaultAssetsRequest request, StreamObserver<DefaultAssetsResponse> answer) {
      Assets.Asset asset =
          Assets.Asset.newBuilder().setName("query.sql").setValue("select {{.DEND}}\n").build();
      answer.onNext(
          DefaultAssetsResponse.newBuilder()
              .setAssets(Assets.newBuilder().addAssets(asset))
              .build());
      answer.onCompleted();
    }

    @Override
    public void compileAssets(
        CompileAssetsRequest request, StreamObserver<CompileAssetsResponse> answer) {
      answer.onNext(CompileAssetsResponse.newBuilder().setAssets(request.getAssets()).build());
      answer.onCompleted();
    }
  }

  private static final class Dependencies
      extends DependencyResolverModServiceGrpc.DependencyResolverModServiceImplBase {
    @Override
    public void generateDestination(
        GenerateDestinationRequest request, StreamObserver<GenerateDestinationResponse> answer) {
      answer.onNext(GenerateDestinationResponse.newBuilder().setDestination("training").build());
      answer.onCompleted();
    }

    @Override
    public void generateDependencies(
        GenerateDependenciesRequest request, StreamObserver<GenerateDependenciesResponse> answer) {
      answer.onNext(GenerateDependenciesResponse.newBuilder().addDependencies("other").build());
      answer.onCompleted();
    }
  }

  private static final class Reflection extends ServerReflectionGrpc.ServerReflectionImplBase {
    @Override
    public StreamObserver<ServerReflectionRequest> serverReflectionInfo(
        StreamObserver<ServerReflectionResponse> answers) {
      return new Listing(answers);
    }
  }

  /** Answers each request with the one service that tells the generation. */
  private record Listing(StreamObserver<ServerReflectionResponse> answers)
      implements StreamObserver<ServerReflectionRequest> {
    @Override
    public void onNext(ServerReflectionRequest request) {
      ServiceResponse base =
          ServiceResponse.newBuilder().setName(BaseServiceGrpc.SERVICE_NAME).build();
      answers.onNext(
          ServerReflectionResponse.newBuilder()
              .setListServicesResponse(ListServiceResponse.newBuilder().addService(base))
              .build());
    }

    @Override
    public void onError(Throwable end) {
      // The host has what it wanted.
    }

    @Override
    public void onCompleted() {
      answers.onCompleted();
    }
  }

  private static final class Controller extends GRPCControllerGrpc.GRPCControllerImplBase {
    private final CountDownLatch stopped;

    Controller(CountDownLatch stopped) {
      this.stopped = stopped;
    }

    @Override
    public void shutdown(Empty request, StreamObserver<Empty> answer) {
      answer.onNext(Empty.getDefaultInstance());
      answer.onCompleted();
      stopped.countDown();
    }
  }
}
