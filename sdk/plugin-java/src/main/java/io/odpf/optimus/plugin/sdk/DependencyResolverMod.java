// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk;

import io.odpf.optimus.plugin.api.plugin.Destination;
import io.odpf.optimus.plugin.api.plugin.ResolveRequest;
import java.util.List;

/**
 * What a plugin knows of the data of a job, from which Optimus finds out which jobs depend on each
 * other. Implementations are thread-safe, and change nothing: a call may be made again.
 */
public interface DependencyResolverMod {

  /** What the task writes to. */
  Destination destination(ResolveRequest request, PluginCall call) throws Exception;

  /** What the task reads from; names as {@link #destination} gives them. */
  List<String> dependencies(ResolveRequest request, PluginCall call) throws Exception;
}
