// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk;

import io.odpf.optimus.plugin.api.plugin.Destination;
import io.odpf.optimus.plugin.api.plugin.ResolveRequest;
import java.util.List;

/**
 * The part of a plugin that knows which data a job reads and writes; Optimus derives the
 * dependencies between jobs from it. Implementations are thread-safe and have no side effects,
 * since a call may be repeated.
 */
public interface DependencyResolverMod {

  /** Returns the destination that the task writes to. */
  Destination destination(ResolveRequest request, PluginCall call) throws Exception;

  /** Returns the names of what the task reads, in the form that {@link #destination} returns. */
  List<String> dependencies(ResolveRequest request, PluginCall call) throws Exception;
}
