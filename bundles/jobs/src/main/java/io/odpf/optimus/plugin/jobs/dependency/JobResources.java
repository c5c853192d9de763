// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.dependency;

import io.odpf.optimus.plugin.api.plugin.CallOptions;
import io.odpf.optimus.plugin.api.plugin.Destination;
import io.odpf.optimus.plugin.api.plugin.PluginCallException;
import io.odpf.optimus.plugin.api.plugin.PluginClient;
import io.odpf.optimus.plugin.api.plugin.PluginInfo;
import io.odpf.optimus.plugin.api.plugin.PluginMod;
import io.odpf.optimus.plugin.api.plugin.ResolveRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The resources that a job writes and reads, according to its plugin.
 *
 * @param destination the plugin's name of the resource that the job writes, without its type
 * @param urn the destination with its type, for example {@code bigquery://project:dataset.table},
 *     by which other jobs refer to it
 * @param sources the URNs of the resources that the job reads
 */
public record JobResources(
    Optional<String> destination, Optional<String> urn, List<String> sources) {

  /** No resources. */
  public static final JobResources NONE =
      new JobResources(Optional.empty(), Optional.empty(), List.of());

  public JobResources {
    Objects.requireNonNull(destination, "destination");
    Objects.requireNonNull(urn, "urn");
    sources = List.copyOf(sources);
  }

  /**
   * Requests the resources from the plugin of a job's task.
   *
   * @param info the plugin's description of itself
   * @param request the task's configuration with its templates rendered, and the assets as they are
   * @return the resources; none if the plugin does not resolve dependencies
   * @throws PluginCallException if a call fails
   */
  public static JobResources ask(
      PluginClient plugin, PluginInfo info, ResolveRequest request, CallOptions options)
      throws PluginCallException, InterruptedException {
    if (!info.mods().contains(PluginMod.DEPENDENCY_RESOLVER)) {
      return NONE;
    }
    JobResources written = written(plugin.destination(request, options));
    return new JobResources(
        written.destination, written.urn, plugin.dependencies(request, options));
  }

  /** Returns the resources of a job that writes to a destination and reads nothing. */
  public static JobResources written(Destination destination) {
    Optional<String> name = Optional.of(destination.name()).filter(text -> !text.isEmpty());
    return new JobResources(name, name.map(text -> urn(destination)), List.of());
  }

  private static String urn(Destination destination) {
    String type = destination.type().orElse("");
    return type.isEmpty() ? destination.name() : type + "://" + destination.name();
  }
}
