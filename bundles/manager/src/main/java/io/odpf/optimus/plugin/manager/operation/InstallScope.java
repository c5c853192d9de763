// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.manager.InstallRequest;
import io.odpf.optimus.plugin.api.manager.InstallRequest.Option;
import io.odpf.optimus.plugin.api.manager.Mode;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.config.model.PluginConfig;
import io.odpf.optimus.plugin.config.model.PluginEntry;
import io.odpf.optimus.plugin.config.model.ProviderEntry;
import io.odpf.optimus.plugin.manager.location.InstallLocation;
import io.odpf.optimus.plugin.manager.location.Receipt;
import io.odpf.optimus.plugin.manager.lock.Lock;
import io.odpf.optimus.plugin.manager.lock.LockFile;
import io.odpf.optimus.plugin.manager.plan.Coverage;
import io.odpf.optimus.plugin.manager.plan.InstallPlan;
import io.odpf.optimus.plugin.manager.plan.InstalledState;
import io.odpf.optimus.plugin.manager.plan.PluginPlan;
import io.odpf.optimus.plugin.manager.plan.PluginSelection;
import io.odpf.optimus.plugin.manager.plan.WantedPlugin;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The request and the configuration of an install, without any state of the machine.
 *
 * @param request the request
 * @param config the configuration
 * @param platform the platform to install for
 * @param all the plugins of the configuration
 * @param listed the plugins of the request's mode
 * @param wanted the plugins to install
 * @param server the server that provides the artifacts; empty to fetch them from their sources
 */
record InstallScope(
    InstallRequest request,
    PluginConfig config,
    Platform platform,
    List<WantedPlugin> all,
    List<WantedPlugin> listed,
    List<WantedPlugin> wanted,
    Optional<ProviderEntry> server) {
  static InstallScope of(OperationContext context, InstallRequest request)
      throws PluginManagerException {
    PluginConfig config = context.read(request.config());
    List<WantedPlugin> all = new PluginSelection(config, context.registry()).all();
    List<WantedPlugin> listed = PluginSelection.of(all, request.mode());
    return new InstallScope(
        request,
        config,
        context.platform(request.platform()),
        all,
        listed,
        PluginSelection.named(listed, request.plugins(), where(request)),
        Optional.empty());
  }

  private static String where(InstallRequest request) {
    return request.config() + " for mode " + (request.mode() == Mode.SERVER ? "server" : "client");
  }

  boolean has(Option option) {
    return request.options().contains(option);
  }

  LockFile lockFile() {
    return LockFile.of(request.config().path());
  }

  /** Returns whether an existing lock file must not be changed. */
  boolean isExact() {
    return request.mode() == Mode.SERVER || has(Option.LOCKED);
  }

  /** Refuses an exact install if the lock does not cover a plugin. */
  void refuseGaps(Optional<Lock> lock) throws PluginManagerException {
    if (has(Option.LOCKED) || request.mode() == Mode.SERVER && lock.isPresent()) {
      LockGaps.refuse(lock, wanted, platform, lockFile());
    }
  }

  /**
   * Plans the install.
   *
   * @param receipts the receipts in the location
   */
  InstallPlan plan(Optional<Lock> lock, InstallLocation location, List<Receipt> receipts)
      throws PluginManagerException, InterruptedException {
    List<PluginPlan> plugins = new ArrayList<>();
    for (WantedPlugin plugin : wanted) {
      plugins.add(
          new PluginPlan(
              plugin.on(platform),
              plugin,
              Coverage.of(lock, plugin, platform),
              InstalledState.of(location, receipts, plugin.on(platform))));
    }
    List<WantedPlugin> lockOnly = lock.isEmpty() && !has(Option.OFFLINE) ? notWanted() : List.of();
    return new InstallPlan(lock, plugins, lockOnly, List.of()).refuseObjections(request.options());
  }

  private List<WantedPlugin> notWanted() {
    Set<String> names = names(wanted);
    List<WantedPlugin> others = new ArrayList<>();
    for (WantedPlugin plugin : all) {
      if (!names.contains(plugin.name())) {
        others.add(plugin);
      }
    }
    return others;
  }

  private static Set<String> names(List<WantedPlugin> plugins) {
    Set<String> names = new HashSet<>();
    for (WantedPlugin plugin : plugins) {
      names.add(plugin.name());
    }
    return names;
  }

  /** Returns the receipts of unlisted plugins to remove, if the request has {@code PRUNE}. */
  List<Receipt> unlisted(List<Receipt> receipts) {
    if (!has(Option.PRUNE)) {
      return List.of();
    }
    Set<String> names = names(listed);
    List<Receipt> unlisted = new ArrayList<>();
    for (Receipt receipt : receipts) {
      if (receipt.platform().equals(platform) && !names.contains(receipt.plugin())) {
        unlisted.add(receipt);
      }
    }
    return unlisted;
  }

  /** Returns the names of all plugins of the configuration. */
  Set<String> configured() {
    Set<String> names = new HashSet<>();
    for (PluginEntry plugin : config.plugins()) {
      names.add(plugin.name());
    }
    return names;
  }
}
