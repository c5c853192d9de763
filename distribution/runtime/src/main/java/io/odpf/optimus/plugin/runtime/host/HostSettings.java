// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime.host;

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
 * What to start.
 *
 * @param index the bundles there are
 * @param groups which of them to start, in this order
 * @param files where those of the index that are not on the class path lie
 * @param storage a directory for the framework alone; it need not exist and is removed at the end
 * @param template where an earlier start left a storage to begin with; made if it is not there
 * @param dropIns directories whose bundles are started too; those not there are passed over
 * @param watched whether they are looked at as long as the framework runs, and bundles installed,
 *     updated and removed as their files are
 * @param allPackages whether bundles may import any package of the JDK, or only those that the
 *     index's own bundles need, which starts faster
 * @param factories the host's own providers
 * @param properties further properties of the framework
 * @param warnings told what could not be used, one sentence each
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
    Map<String, String> properties,
    Consumer<String> warnings) {
  public HostSettings {
    Objects.requireNonNull(index, "index");
    groups = List.copyOf(groups);
    Objects.requireNonNull(files, "files");
    Objects.requireNonNull(storage, "storage");
    Objects.requireNonNull(template, "template");
    dropIns = List.copyOf(dropIns);
    factories = List.copyOf(factories);
    properties = Map.copyOf(properties);
    Objects.requireNonNull(warnings, "warnings");
  }

  /** All bundles on the class path that will be started. */
  List<ConnectedBundle> connected() {
    List<ConnectedBundle> bundles = new ArrayList<>();
    for (String group : groups) {
      bundles.addAll(index.group(group).connected());
    }
    return bundles;
  }
}
