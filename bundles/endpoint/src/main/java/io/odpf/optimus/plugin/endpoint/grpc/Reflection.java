// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.endpoint.grpc;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import io.grpc.health.v1.HealthProto;
import io.grpc.reflection.v1.ErrorResponse;
import io.grpc.reflection.v1.FileDescriptorResponse;
import io.grpc.reflection.v1.ListServiceResponse;
import io.grpc.reflection.v1.ServerReflectionProto;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.reflection.v1.ServiceResponse;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * gRPC's reflection service, from which tools read the descriptors of methods and messages.
 * Thread-safe.
 */
final class Reflection<R, C> implements GrpcMethod<R, C> {
  static final List<String> SERVICES =
      List.of("grpc.reflection.v1.ServerReflection", "grpc.reflection.v1alpha.ServerReflection");

  private static final int NOT_FOUND = 5;
  private static final int UNIMPLEMENTED = 12;

  /** The time to wait for a tool's next request. */
  private static final Duration PAUSE = Duration.ofSeconds(30);

  private final R required;
  private final List<String> names;
  private final Map<String, FileDescriptor> filesByName = new HashMap<>();
  private final Map<String, FileDescriptor> filesBySymbol = new HashMap<>();

  /**
   * Creates the service.
   *
   * @param required its requirement
   * @param services the services to describe
   */
  Reflection(R required, List<ServiceDescriptor> services) {
    this.required = required;
    this.names = services.stream().map(ServiceDescriptor::getFullName).toList();
    services.forEach(service -> add(service.getFile()));
    add(HealthProto.getDescriptor());
    add(ServerReflectionProto.getDescriptor());
  }

  private void add(FileDescriptor file) {
    if (filesByName.put(file.getName(), file) != null) {
      return;
    }
    for (ServiceDescriptor service : file.getServices()) {
      filesBySymbol.put(service.getFullName(), file);
      service
          .getMethods()
          .forEach(
              method -> filesBySymbol.put(service.getFullName() + "." + method.getName(), file));
    }
    file.getMessageTypes().forEach(message -> add(message, file));
    file.getEnumTypes().forEach(type -> filesBySymbol.put(type.getFullName(), file));
    file.getDependencies().forEach(this::add);
  }

  private void add(Descriptor message, FileDescriptor file) {
    filesBySymbol.put(message.getFullName(), file);
    message.getNestedTypes().forEach(nested -> add(nested, file));
    message.getEnumTypes().forEach(type -> filesBySymbol.put(type.getFullName(), file));
  }

  @Override
  public R required() {
    return required;
  }

  @Override
  public boolean streams() {
    return true;
  }

  @Override
  public void serve(GrpcStream stream, C caller) throws ProblemException, InterruptedException {
    Optional<ServerReflectionRequest> request = next(stream);
    while (request.isPresent()) {
      stream.send(answer(request.get()));
      request = next(stream);
    }
  }

  private static Optional<ServerReflectionRequest> next(GrpcStream stream)
      throws ProblemException, InterruptedException {
    return stream.next(ServerReflectionRequest.getDefaultInstance(), PAUSE);
  }

  private ServerReflectionResponse answer(ServerReflectionRequest request) {
    ServerReflectionResponse.Builder answer =
        ServerReflectionResponse.newBuilder()
            .setValidHost(request.getHost())
            .setOriginalRequest(request);
    switch (request.getMessageRequestCase()) {
      case LIST_SERVICES -> {
        ListServiceResponse.Builder services = ListServiceResponse.newBuilder();
        names.forEach(service -> services.addService(named(service)));
        services.addService(named(HealthCheck.SERVICE));
        SERVICES.forEach(service -> services.addService(named(service)));
        answer.setListServicesResponse(services);
      }
      case FILE_BY_FILENAME -> describe(answer, filesByName.get(request.getFileByFilename()));
      case FILE_CONTAINING_SYMBOL ->
          describe(answer, filesBySymbol.get(request.getFileContainingSymbol()));
      case FILE_CONTAINING_EXTENSION, ALL_EXTENSION_NUMBERS_OF_TYPE ->
          answer.setErrorResponse(error(NOT_FOUND, "there are no extensions"));
      case MESSAGEREQUEST_NOT_SET ->
          answer.setErrorResponse(error(UNIMPLEMENTED, "the request is empty"));
    }
    return answer.build();
  }

  private static void describe(
      ServerReflectionResponse.Builder answer,
      @org.jspecify.annotations.Nullable FileDescriptor file) {
    if (file == null) {
      answer.setErrorResponse(error(NOT_FOUND, "unknown file or symbol"));
    } else {
      answer.setFileDescriptorResponse(
          FileDescriptorResponse.newBuilder()
              .addFileDescriptorProto(file.toProto().toByteString()));
    }
  }

  private static ServiceResponse named(String service) {
    return ServiceResponse.newBuilder().setName(service).build();
  }

  private static ErrorResponse error(int code, String message) {
    return ErrorResponse.newBuilder().setErrorCode(code).setErrorMessage(message).build();
  }
}
