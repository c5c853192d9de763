// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.channel.broker;

import io.grpc.BindableService;
import io.grpc.MethodDescriptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import io.odpf.optimus.plugin.api.plugin.OfferedMethod;
import io.odpf.optimus.plugin.supervisor.generation.ByteMarshaller;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Wraps the methods that a host offers as gRPC services. */
final class HostedServices {
  private static final System.Logger LOG = System.getLogger(HostedServices.class.getName());

  private HostedServices() {}

  /**
   * Returns the services of the methods.
   *
   * @param methods by full name
   * @throws IllegalArgumentException if a name is not the full name of a method
   */
  static List<BindableService> of(Map<String, OfferedMethod> methods) {
    Map<String, ServerServiceDefinition.Builder> builders = new TreeMap<>();
    for (Map.Entry<String, OfferedMethod> method : methods.entrySet()) {
      String service = MethodDescriptor.extractFullServiceName(method.getKey());
      if (service == null || service.isEmpty()) {
        throw new IllegalArgumentException(
            "not the name of a service's method: " + method.getKey());
      }
      builders
          .computeIfAbsent(service, ServerServiceDefinition::builder)
          .addMethod(
              MethodDescriptor.newBuilder(ByteMarshaller.INSTANCE, ByteMarshaller.INSTANCE)
                  .setType(MethodDescriptor.MethodType.UNARY)
                  .setFullMethodName(method.getKey())
                  .build(),
              ServerCalls.asyncUnaryCall(
                  (byte[] request, StreamObserver<byte[]> reply) ->
                      answer(method.getValue(), request, reply)));
    }
    List<BindableService> services = new ArrayList<>();
    for (ServerServiceDefinition.Builder builder : builders.values()) {
      ServerServiceDefinition service = builder.build();
      services.add(() -> service);
    }
    return services;
  }

  private static void answer(OfferedMethod method, byte[] request, StreamObserver<byte[]> reply) {
    byte[] answer;
    try {
      answer = method.call(request);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      reply.onError(Status.CANCELLED.withDescription("interrupted").asException());
      return;
    } catch (Exception e) {
      // Always answer: the plugin waits, even if the host's code throws.
      LOG.log(System.Logger.Level.DEBUG, "a call of a plugin failed", e);
      Status status =
          e instanceof IllegalArgumentException ? Status.INVALID_ARGUMENT : Status.UNKNOWN;
      reply.onError(status.withDescription(e.getMessage()).asException());
      return;
    }
    reply.onNext(answer);
    reply.onCompleted();
  }
}
