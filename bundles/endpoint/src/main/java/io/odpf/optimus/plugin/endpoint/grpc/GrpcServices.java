// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.endpoint.grpc;

import com.google.protobuf.Descriptors.ServiceDescriptor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The methods of a server, with those of gRPC's health and reflection services.
 *
 * @param methods the methods by path, such as {@code /package.Service/Method}
 * @param <R> the requirement of a method
 * @param <C> the caller
 */
public record GrpcServices<R, C>(Map<String, GrpcMethod<R, C>> methods) {
  public GrpcServices {
    methods = Map.copyOf(methods);
  }

  /**
   * Adds the health and reflection services to the methods of a server.
   *
   * @param methods the methods by path
   * @param services the services that they belong to, which the added services describe
   * @param health the requirement of the health service
   * @param reflection the requirement of the reflection service
   */
  public static <R, C> GrpcServices<R, C> of(
      Map<String, GrpcMethod<R, C>> methods,
      List<ServiceDescriptor> services,
      R health,
      R reflection) {
    Map<String, GrpcMethod<R, C>> all = new HashMap<>(methods);
    Set<String> names =
        services.stream().map(ServiceDescriptor::getFullName).collect(Collectors.toSet());
    all.put("/" + HealthCheck.SERVICE + "/Check", new HealthCheck<>(health, names, false));
    all.put("/" + HealthCheck.SERVICE + "/Watch", new HealthCheck<>(health, names, true));
    Reflection<R, C> described = new Reflection<>(reflection, services);
    for (String service : Reflection.SERVICES) {
      all.put("/" + service + "/ServerReflectionInfo", described);
    }
    return new GrpcServices<>(all);
  }
}
