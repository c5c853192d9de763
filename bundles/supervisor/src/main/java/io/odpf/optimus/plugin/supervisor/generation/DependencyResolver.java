// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.generation;

import io.odpf.optimus.plugin.api.plugin.Destination;
import io.odpf.optimus.plugin.api.plugin.PluginCallException;
import io.odpf.optimus.plugin.api.plugin.ResolveRequest;
import io.odpf.optimus.plugin.proto.c.GenerateDependenciesResponse;
import io.odpf.optimus.plugin.proto.c.GenerateDestinationRequest;
import io.odpf.optimus.plugin.proto.c.GenerateDestinationResponse;
import io.odpf.optimus.plugin.supervisor.generation.PluginCalls.CallLimits;
import java.util.List;

/** Resolves destination and dependencies, which differ only in names between generations. */
final class DependencyResolver {
  private final RemoteService service;
  private final String subject;
  private final boolean project;

  /**
   * @param service the service with the two calls
   * @param subject the part of their names after {@code Generate}; may be empty
   * @param project whether requests include the job's project
   */
  DependencyResolver(RemoteService service, String subject, boolean project) {
    this.service = service;
    this.subject = subject;
    this.project = project;
  }

  Destination destination(ResolveRequest request, CallLimits limits)
      throws PluginCallException, InterruptedException {
    GenerateDestinationResponse reply =
        service.call(
            "Generate" + subject + "Destination",
            message(request, limits),
            GenerateDestinationResponse.getDefaultInstance(),
            limits.timeout(),
            request.project().secrets().values());
    return new Destination(reply.getDestination(), Replies.text(reply.getDestinationType()));
  }

  List<String> dependencies(ResolveRequest request, CallLimits limits)
      throws PluginCallException, InterruptedException {
    GenerateDependenciesResponse reply =
        service.call(
            "Generate" + subject + "Dependencies",
            message(request, limits),
            GenerateDependenciesResponse.getDefaultInstance(),
            limits.timeout(),
            request.project().secrets().values());
    return List.copyOf(reply.getDependenciesList());
  }

  private GenerateDestinationRequest message(ResolveRequest request, CallLimits limits) {
    return project
        ? Requests.resolveWithProject(request, limits)
        : Requests.resolve(request, limits).build();
  }
}
