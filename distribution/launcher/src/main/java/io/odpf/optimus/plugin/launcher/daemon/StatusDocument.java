// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.daemon;

import io.odpf.optimus.plugin.api.management.ManagedPlugins;
import io.odpf.optimus.plugin.command.operation.Operation;
import io.odpf.optimus.plugin.launcher.Version;
import io.odpf.optimus.plugin.launcher.control.RuntimePlace;
import io.odpf.optimus.plugin.launcher.installation.Installation;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** Builds the status of a runtime as a tree: the JSON document of {@code runtime status}. */
final class StatusDocument {
  private static final int OPERATIONS = 10;

  private final RuntimeDaemon daemon;
  private final Installation installation;

  StatusDocument(RuntimeDaemon daemon, Installation installation) {
    this.daemon = daemon;
    this.installation = installation;
  }

  /**
   * Returns the status.
   *
   * @param brief whether to leave out bundles, extensions and operations
   */
  Map<String, Object> tree(RuntimePlace place, boolean brief) throws IOException {
    Map<String, Object> tree = new LinkedHashMap<>();
    Optional<Lifecycle.Stop> stop = daemon.lifecycle().stopping();
    tree.put("state", stop.isPresent() ? "stopping" : "running");
    stop.ifPresent(
        it -> {
          tree.put("stopReason", it.reason());
          tree.put("stoppingSince", it.since().toString());
          tree.put("waitingFor", daemon.obstacles().list());
        });
    tree.put("pid", ProcessHandle.current().pid());
    tree.put("user", System.getProperty("user.name", "?"));
    tree.put("version", Version.VERSION);
    tree.put("java", Runtime.version().toString());
    tree.put("started", daemon.lifecycle().started().toString());
    tree.put(
        "uptimeSeconds", Duration.between(daemon.lifecycle().started(), Instant.now()).toSeconds());
    tree.put("directory", place.directory().toString());
    tree.put("log", daemon.log().settings().file().toString());
    if (stop.isEmpty() && !brief) {
      ExtensionList extensions = new ExtensionList(daemon.host().context(), installation);
      tree.put("bundles", bundles());
      tree.put("providers", extensions.providers());
      tree.put("verifiers", extensions.verifiers());
      plugins(tree);
    }
    if (!brief) {
      tree.put("operations", operations());
    }
    List<String> problems = new ArrayList<>(daemon.host().problems());
    daemon.log().failure().ifPresent(problems::add);
    tree.put("problems", problems);
    return tree;
  }

  /** Adds the managed plugins, if the management API is started. */
  private void plugins(Map<String, Object> tree) {
    BundleContext context = daemon.host().context();
    ServiceReference<ManagedPlugins> reference = context.getServiceReference(ManagedPlugins.class);
    ManagedPlugins managed = reference == null ? null : context.getService(reference);
    if (managed == null) {
      return;
    }
    try {
      PluginTree.add(managed, tree);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // The runtime is stopping.
    } finally {
      context.ungetService(reference);
    }
  }

  private List<Object> bundles() {
    List<Object> items = new ArrayList<>();
    for (Bundle bundle : daemon.host().context().getBundles()) {
      Map<String, Object> item = new LinkedHashMap<>();
      item.put("id", bundle.getBundleId());
      item.put("name", bundle.getSymbolicName() + "");
      item.put("version", bundle.getVersion().toString());
      item.put("state", state(bundle.getState()));
      daemon.host().reason(bundle).ifPresent(reason -> item.put("reason", reason));
      items.add(item);
    }
    return items;
  }

  private static String state(int state) {
    return switch (state) {
      case Bundle.ACTIVE -> "active";
      case Bundle.INSTALLED -> "installed";
      case Bundle.RESOLVED -> "resolved";
      case Bundle.STARTING -> "starting";
      case Bundle.STOPPING -> "stopping";
      default -> "uninstalled";
    };
  }

  /** Returns the running operations, followed by the last ones that ended. */
  private List<Object> operations() {
    List<Operation> all = new ArrayList<>(daemon.operations().running());
    all.addAll(daemon.operations().last(OPERATIONS));
    List<Object> items = new ArrayList<>();
    for (Operation operation : all) {
      Map<String, Object> item = new LinkedHashMap<>();
      item.put("kind", operation.kind().toLowerCase(Locale.ROOT));
      item.put("config", operation.config().toString());
      item.put("user", operation.user());
      item.put("begun", operation.begun().toString());
      operation.ended().ifPresent(ended -> item.put("ended", ended.toString()));
      item.put(
          "state",
          operation.ended().isEmpty() ? "running" : operation.failed() ? "failed" : "done");
      if (operation.ended().isPresent()) {
        item.put("outcome", operation.outcome());
      }
      items.add(item);
    }
    return items;
  }
}
