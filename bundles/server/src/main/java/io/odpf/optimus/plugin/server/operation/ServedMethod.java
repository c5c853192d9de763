// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.operation;

import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A method of a service of one generation of clients.
 *
 * @param descriptor the method, with its messages and route
 * @param operation its implementation
 */
public record ServedMethod<Q extends Message>(
    MethodDescriptor descriptor, Operation<Q, ?> operation) {

  /** Returns the methods of services, all of which must have an operation. */
  public static List<ServedMethod<?>> of(
      List<ServiceDescriptor> services, Map<String, Operation<?, ?>> operations) {
    List<ServedMethod<?>> methods = new ArrayList<>();
    for (ServiceDescriptor service : services) {
      for (MethodDescriptor method : service.getMethods()) {
        Operation<?, ?> operation =
            Objects.requireNonNull(operations.get(method.getName()), method.getFullName());
        methods.add(new ServedMethod<>(method, operation));
      }
    }
    return List.copyOf(methods);
  }
}
