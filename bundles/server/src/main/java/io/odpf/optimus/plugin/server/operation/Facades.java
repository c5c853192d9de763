// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.operation;

import com.google.protobuf.Descriptors.ServiceDescriptor;
import io.odpf.optimus.plugin.proto.server.gotocompany.ForkGeneration;
import io.odpf.optimus.plugin.proto.server.v1.FirstGeneration;
import io.odpf.optimus.plugin.proto.server.v1beta1.CoreGeneration;
import io.odpf.optimus.plugin.server.service.JobServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The services of a job server, for each generation of clients.
 *
 * @param first the methods of {@code odpf.optimus}
 * @param core the methods of {@code odpf.optimus.core.v1beta1}
 * @param fork the methods of {@code gotocompany.optimus.core.v1beta1}
 */
public record Facades(
    List<ServedMethod<?>> first, List<ServedMethod<?>> core, List<ServedMethod<?>> fork) {
  public Facades {
    first = List.copyOf(first);
    core = List.copyOf(core);
    fork = List.copyOf(fork);
  }

  /** Returns the services of a server. */
  public static Facades of(JobServer server) {
    Map<String, Operation<?, ?>> operations = new HashMap<>();
    List<Operation<?, ?>> all = new ArrayList<>();
    all.addAll(ProjectOperations.of(server));
    all.addAll(JobOperations.of(server.jobs()));
    all.addAll(RunOperations.of(server));
    all.addAll(SecretOperations.of(server.secrets()));
    all.forEach(operation -> operations.put(operation.name(), operation));
    Map<String, Operation<?, ?>> early = new HashMap<>(operations);
    FirstOperations.of(server).forEach(operation -> early.put(operation.name(), operation));
    return new Facades(
        ServedMethod.of(FirstGeneration.getDescriptor().getServices(), early),
        ServedMethod.of(CoreGeneration.getDescriptor().getServices(), operations),
        ServedMethod.of(ForkGeneration.getDescriptor().getServices(), operations));
  }

  /** Returns all methods. */
  public List<ServedMethod<?>> all() {
    List<ServedMethod<?>> all = new ArrayList<>(first);
    all.addAll(core);
    all.addAll(fork);
    return all;
  }

  /** Returns all services. */
  public List<ServiceDescriptor> services() {
    return all().stream().map(method -> method.descriptor().getService()).distinct().toList();
  }
}
