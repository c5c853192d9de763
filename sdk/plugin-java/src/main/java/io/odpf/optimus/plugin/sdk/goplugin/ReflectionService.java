// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk.goplugin;

import com.google.protobuf.ByteString;
import io.grpc.MethodDescriptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import io.odpf.optimus.plugin.proto.reflection.v1alpha.ErrorResponse;
import io.odpf.optimus.plugin.proto.reflection.v1alpha.FileDescriptorResponse;
import io.odpf.optimus.plugin.proto.reflection.v1alpha.ListServiceResponse;
import io.odpf.optimus.plugin.proto.reflection.v1alpha.ServerReflectionGrpc;
import io.odpf.optimus.plugin.proto.reflection.v1alpha.ServerReflectionRequest;
import io.odpf.optimus.plugin.proto.reflection.v1alpha.ServerReflectionResponse;
import io.odpf.optimus.plugin.proto.reflection.v1alpha.ServiceResponse;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Lists the plugin's services and returns the files that declare them. The two versions of the
 * protocol differ only in their names.
 */
final class ReflectionService {
  static final List<String> NAMES =
      List.of(
          ServerReflectionGrpc.SERVICE_NAME,
          io.odpf.optimus.plugin.proto.reflection.v1.ServerReflectionGrpc.SERVICE_NAME);

  private final List<String> services;

  /**
   * @param services the names of the plugin's services, including reflection
   */
  ReflectionService(List<String> services) {
    this.services = List.copyOf(services);
  }

  /** Returns the service under one of its names. */
  ServerServiceDefinition as(String name) {
    MethodDescriptor<ServerReflectionRequest, ServerReflectionResponse> method =
        RenamedMethods.in(name, ServerReflectionGrpc.getServerReflectionInfoMethod());
    return ServerServiceDefinition.builder(name)
        .addMethod(method, ServerCalls.asyncBidiStreamingCall(this::answerAll))
        .build();
  }

  private StreamObserver<ServerReflectionRequest> answerAll(
      StreamObserver<ServerReflectionResponse> observer) {
    return new StreamObserver<>() {
      @Override
      public void onNext(ServerReflectionRequest request) {
        observer.onNext(answer(request));
      }

      @Override
      public void onError(Throwable failure) {
        // The host has gone.
      }

      @Override
      public void onCompleted() {
        observer.onCompleted();
      }
    };
  }

  private ServerReflectionResponse answer(ServerReflectionRequest request) {
    ServerReflectionResponse.Builder response =
        ServerReflectionResponse.newBuilder()
            .setValidHost(request.getHost())
            .setOriginalRequest(request);
    switch (request.getMessageRequestCase()) {
      case LIST_SERVICES -> response.setListServicesResponse(list());
      case FILE_BY_FILENAME ->
          putFile(response, Optional.of(request.getFileByFilename()), Descriptors.read());
      case FILE_CONTAINING_SYMBOL -> {
        Descriptors descriptors = Descriptors.read();
        putFile(response, descriptors.fileOf(request.getFileContainingSymbol()), descriptors);
      }
      case MESSAGEREQUEST_NOT_SET ->
          response.setErrorResponse(error(Status.UNIMPLEMENTED, "there are no extensions"));
    }
    return response.build();
  }

  private ListServiceResponse list() {
    ListServiceResponse.Builder list = ListServiceResponse.newBuilder();
    for (String service : services) {
      list.addService(ServiceResponse.newBuilder().setName(service));
    }
    return list.build();
  }

  private static void putFile(
      ServerReflectionResponse.Builder response, Optional<String> name, Descriptors descriptors) {
    Collection<ByteString> files = name.map(descriptors::file).orElse(List.of());
    if (files.isEmpty()) {
      response.setErrorResponse(error(Status.NOT_FOUND, "there is no such file or symbol"));
    } else {
      response.setFileDescriptorResponse(
          FileDescriptorResponse.newBuilder().addAllFileDescriptorProto(files));
    }
  }

  private static ErrorResponse error(Status status, String message) {
    return ErrorResponse.newBuilder()
        .setErrorCode(status.getCode().value())
        .setErrorMessage(message)
        .build();
  }
}
