// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime.host;

import io.odpf.optimus.plugin.api.policy.PluginPolicy;
import io.odpf.optimus.plugin.api.provider.ProviderFactory;
import io.odpf.optimus.plugin.runtime.index.BundleIndex;
import io.odpf.optimus.plugin.runtime.index.ConnectedBundle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The settings of a framework.
 *
 * @param index the index of available bundles
 * @param groups the groups of bundles to start, in this order
 * @param files the bundles of the index that are not on the class path
 * @param storage a directory for this framework only, which is created and finally removed
 * @param template a prepared storage to copy; created if it does not exist
 * @param dropIns directories whose bundles are started too; those that do not exist are ignored
 * @param watched whether these directories are watched while the framework runs, so that bundles
 *     are installed, updated and uninstalled as their files change
 * @param allPackages whether bundles may import any package of the JDK, or only those that the
 *     index's own bundles need, which starts faster
 * @param factories the host's own providers
 * @param policies the host's own policies
 * @param properties further properties of the framework
 * @param warnings receives a sentence for each bundle that cannot be used
 */
public record HostSettings(
    BundleIndex index,
    List<String> groups,
    BundleFiles files,
    Path storage,
    Optional<Path> template,
    List<Path> dropIns,
    boolean watched,
    boolean allPackages,
    List<ProviderFactory> factories,
    List<PluginPolicy> policies,
    Map<String, String> properties,
    Consumer<String> warnings) {
  /** Creates settings without policies of the host. */
  public HostSettings(
      BundleIndex index,
      List<String> groups,
      BundleFiles files,
      Path storage,
      Optional<Path> template,
      List<Path> dropIns,
      boolean watched,
      boolean allPackages,
      List<ProviderFactory> factories,
      Map<String, String> properties,
      Consumer<String> warnings) {
    this(
        index,
        groups,
        files,
        storage,
        template,
        dropIns,
        watched,
        allPackages,
        factories,
        List.of(),
        properties,
        warnings);
  }

  public HostSettings {
    Objects.requireNonNull(index, "index");
    groups = List.copyOf(groups);
    Objects.requireNonNull(files, "files");
    Objects.requireNonNull(storage, "storage");
    Objects.requireNonNull(template, "template");
    dropIns = List.copyOf(dropIns);
    factories = List.copyOf(factories);
    policies = List.copyOf(policies);
    properties = Map.copyOf(properties);
    Objects.requireNonNull(warnings, "warnings");
  }

  /** Returns all bundles on the class path that will be started. */
  List<ConnectedBundle> connected() {
    List<ConnectedBundle> bundles = new ArrayList<>();
    for (String group : groups) {
      bundles.addAll(index.group(group).connected());
    }
    return bundles;
  }
}
