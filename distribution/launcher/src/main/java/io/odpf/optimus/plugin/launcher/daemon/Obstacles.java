// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.daemon;

import io.odpf.optimus.plugin.api.supervisor.PluginStatus;
import io.odpf.optimus.plugin.api.supervisor.Supervisor;
import io.odpf.optimus.plugin.command.operation.Operation;
import io.odpf.optimus.plugin.command.operation.OperationHistory;
import io.odpf.optimus.plugin.runtime.host.FrameworkHost;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** Lists the operations, plugins and bundles that delay the end of a runtime. */
final class Obstacles {
  private final FrameworkHost host;
  private final Supervisor supervisor;
  private final Supplier<OperationHistory> operations;

  Obstacles(FrameworkHost host, Supervisor supervisor, Supplier<OperationHistory> operations) {
    this.host = host;
    this.supervisor = supervisor;
    this.operations = operations;
  }

  /** Returns a short description of each obstacle. */
  List<String> list() {
    List<String> obstacles = new ArrayList<>();
    for (Operation operation : operations.get().running()) {
      long seconds = Duration.between(operation.begun(), Instant.now()).toSeconds();
      obstacles.add(
          "the roll-back of "
              + operation.kind()
              + " of "
              + operation.config()
              + " by "
              + operation.user()
              + ", which ran "
              + seconds
              + " s");
    }
    for (PluginStatus plugin : plugins()) {
      if (plugin.pid().isPresent()) {
        obstacles.add("plugin " + plugin.name() + " to end, process " + plugin.pid().getAsLong());
      }
    }
    BundleContext context = host.context();
    if (context != null) {
      for (Bundle bundle : context.getBundles()) {
        if (bundle.getState() == Bundle.STOPPING && bundle.getBundleId() != 0) {
          obstacles.add("bundle " + bundle.getSymbolicName() + " to stop");
        }
      }
    }
    return obstacles;
  }

  private List<PluginStatus> plugins() {
    try {
      return supervisor.plugins();
    } catch (IllegalStateException e) {
      return List.of();
    }
  }
}
