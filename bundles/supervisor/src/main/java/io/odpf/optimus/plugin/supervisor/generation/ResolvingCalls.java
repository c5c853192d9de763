// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.generation;

import io.odpf.optimus.plugin.api.plugin.Destination;
import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.api.plugin.PluginCallException;
import io.odpf.optimus.plugin.api.plugin.ResolveRequest;
import java.util.List;

/** The calls of a generation, of which destination and dependencies differ only in names. */
abstract class ResolvingCalls implements PluginCalls {
  private final Generation generation;
  private final DependencyResolver resolver;

  ResolvingCalls(Generation generation, DependencyResolver resolver) {
    this.generation = generation;
    this.resolver = resolver;
  }

  @Override
  public final Generation generation() {
    return generation;
  }

  @Override
  public Destination destination(ResolveRequest request, CallLimits limits)
      throws PluginCallException, InterruptedException {
    return resolver.destination(request, limits);
  }

  @Override
  public List<String> dependencies(ResolveRequest request, CallLimits limits)
      throws PluginCallException, InterruptedException {
    return resolver.dependencies(request, limits);
  }
}
