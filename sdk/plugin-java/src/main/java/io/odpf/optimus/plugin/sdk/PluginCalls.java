// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk;

import io.grpc.MethodDescriptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.protobuf.lite.ProtoLiteUtils;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import io.odpf.optimus.plugin.proto.c.BaseServiceGrpc;
import io.odpf.optimus.plugin.proto.c.CLIModServiceGrpc;
import io.odpf.optimus.plugin.proto.c.CompileAssetsResponse;
import io.odpf.optimus.plugin.proto.c.DependencyResolverModServiceGrpc;
import io.odpf.optimus.plugin.proto.c.GetNameResponse;
import io.odpf.optimus.plugin.proto.e.gotocompany.CompileAssetsRequest;
import io.odpf.optimus.plugin.sdk.goplugin.RenamedMethods;
import io.odpf.optimus.plugin.sdk.log.PluginLogger;

/**
 * Exposes a plugin as gRPC services with the messages of generation C. On the wire, these equal the
 * messages of B and D, and all but one of E.
 */
final class PluginCalls {
  private final OptimusPlugin plugin;
  private final PluginLogger logger;

  PluginCalls(OptimusPlugin plugin, PluginLogger logger) {
    this.plugin = plugin;
    this.logger = logger;
  }

  /** Returns the service that describes the plugin. */
  ServerServiceDefinition base(String service) {
    return new Service(service)
        .add(
            BaseServiceGrpc.getPluginInfoMethod(),
            request ->
                Replies.info(
                    plugin.describe(),
                    plugin instanceof CliMod,
                    plugin instanceof DependencyResolverMod))
        .build();
  }

  /** Returns the service of the {@link CliMod}, which the plugin must implement. */
  ServerServiceDefinition cli(String service) {
    CliMod mod = (CliMod) plugin;
    return new Service(service)
        .add(
            CLIModServiceGrpc.getGetQuestionsMethod(),
            request ->
                Replies.questions(
                    mod.questions(request.getJobName(), Requests.call(request.getOptions()))))
        .add(
            CLIModServiceGrpc.getValidateQuestionMethod(),
            request ->
                Replies.validation(
                    mod.validate(
                        Requests.answer(request.getAnswer()), Requests.call(request.getOptions()))))
        .add(
            CLIModServiceGrpc.getDefaultConfigMethod(),
            request ->
                Replies.config(
                    mod.defaultConfig(
                        Requests.answers(request.getAnswersList()),
                        Requests.call(request.getOptions()))))
        .add(
            CLIModServiceGrpc.getDefaultAssetsMethod(),
            request ->
                Replies.assets(
                    mod.defaultAssets(
                        Requests.answers(request.getAnswersList()),
                        Requests.call(request.getOptions()))))
        .add(
            CLIModServiceGrpc.getCompileAssetsMethod(),
            request ->
                Replies.compiled(
                    mod.compileAssets(
                        Requests.compile(request), Requests.call(request.getOptions()))))
        .build();
  }

  /** Returns the service of the {@link DependencyResolverMod}, which the plugin must implement. */
  ServerServiceDefinition resolver(String service) {
    return addResolver(new Service(service)).build();
  }

  /**
   * Returns the resolver of generation D; calls of a mod that the plugin lacks fail with {@code
   * UNIMPLEMENTED}.
   */
  ServerServiceDefinition resolverWithName(String service) {
    Service calls = addName(new Service(service));
    if (plugin instanceof CliMod mod) {
      calls.add(
          DependencyResolverModServiceGrpc.getCompileAssetsMethod(),
          request ->
              Replies.compiled(
                  mod.compileAssets(
                      Requests.compile(request), Requests.call(request.getOptions()))));
    }
    return calls.build();
  }

  /** Returns the resolver of generation E, which has a compile request of its own. */
  ServerServiceDefinition resolverWithWindow(String service) {
    Service calls = addName(new Service(service));
    if (plugin instanceof CliMod mod) {
      calls.add(
          compileOfE(),
          request ->
              Replies.compiled(
                  mod.compileAssets(
                      GenerationERequests.compile(request),
                      new PluginCall(request.getOptions().getDryRun()))));
    }
    return calls.build();
  }

  /** Returns the compile method with the request of generation E and the reply of C. */
  private static MethodDescriptor<CompileAssetsRequest, CompileAssetsResponse> compileOfE() {
    return io
        .odpf
        .optimus
        .plugin
        .proto
        .e
        .gotocompany
        .DependencyResolverModServiceGrpc
        .getCompileAssetsMethod()
        .toBuilder(
            ProtoLiteUtils.marshaller(CompileAssetsRequest.getDefaultInstance()),
            ProtoLiteUtils.marshaller(CompileAssetsResponse.getDefaultInstance()))
        .build();
  }

  private Service addName(Service calls) {
    calls.add(
        DependencyResolverModServiceGrpc.getGetNameMethod(),
        request -> GetNameResponse.newBuilder().setName(plugin.describe().name()).build());
    return plugin instanceof DependencyResolverMod ? addResolver(calls) : calls;
  }

  private Service addResolver(Service calls) {
    DependencyResolverMod mod = (DependencyResolverMod) plugin;
    return calls
        .add(
            DependencyResolverModServiceGrpc.getGenerateDestinationMethod(),
            request ->
                Replies.destination(
                    mod.destination(
                        Requests.resolve(
                            request.getConfig(), request.getAssets(), request.getProject()),
                        Requests.call(request.getOptions()))))
        .add(
            DependencyResolverModServiceGrpc.getGenerateDependenciesMethod(),
            request ->
                Replies.dependencies(
                    mod.dependencies(
                        Requests.resolve(
                            request.getConfig(), request.getAssets(), request.getProject()),
                        Requests.call(request.getOptions()))));
  }

  /** Handles one call in the plugin's code. */
  private interface Handler<Q, R> {
    R handle(Q request) throws Exception;
  }

  /** Builds a service under the name that one generation gives it. */
  private final class Service {
    private final String name;
    private final ServerServiceDefinition.Builder definition;

    Service(String name) {
      this.name = name;
      this.definition = ServerServiceDefinition.builder(name);
    }

    <Q, R> Service add(MethodDescriptor<Q, R> method, Handler<Q, R> handler) {
      MethodDescriptor<Q, R> named = RenamedMethods.in(name, method);
      definition.addMethod(
          named,
          ServerCalls.asyncUnaryCall(
              (request, observer) -> answer(named, handler, request, observer)));
      return this;
    }

    ServerServiceDefinition build() {
      return definition.build();
    }
  }

  private <Q, R> void answer(
      MethodDescriptor<Q, R> method, Handler<Q, R> handler, Q request, StreamObserver<R> observer) {
    R reply;
    try {
      reply = handler.handle(request);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      observer.onError(failure(Status.UNAVAILABLE, e));
      return;
    } catch (PluginException e) {
      logger.debug("call refused", "call", method.getFullMethodName(), "error", e);
      observer.onError(failure(status(e.reason()), e));
      return;
    } catch (IllegalArgumentException e) {
      logger.debug("call refused", "call", method.getFullMethodName(), "error", e);
      observer.onError(failure(Status.INVALID_ARGUMENT, e));
      return;
    } catch (Exception e) {
      logger.error("call failed", "call", method.getFullMethodName(), "error", e);
      observer.onError(failure(Status.UNKNOWN, e));
      return;
    }
    observer.onNext(reply);
    observer.onCompleted();
  }

  private static Status status(PluginException.Reason reason) {
    return switch (reason) {
      case INVALID_ARGUMENT -> Status.INVALID_ARGUMENT;
      case NOT_FOUND -> Status.NOT_FOUND;
      case PERMISSION_DENIED -> Status.PERMISSION_DENIED;
      case FAILED_PRECONDITION -> Status.FAILED_PRECONDITION;
    };
  }

  private static Exception failure(Status status, Exception cause) {
    String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    return status.withDescription(message).withCause(cause).asException();
  }
}
