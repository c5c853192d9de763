// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.supervisor.PluginEvent;
import io.odpf.optimus.plugin.api.supervisor.PluginState;
import io.odpf.optimus.plugin.api.supervisor.SupervisorListener;
import java.lang.System.Logger.Level;

/** Logs each failure of a plugin with its consequence, since no caller may be waiting for it. */
final class ProblemLog implements SupervisorListener {
  private static final System.Logger LOG = System.getLogger(ProblemLog.class.getName());

  @Override
  public void changed(PluginEvent event) {
    if (event.failure().isPresent()) {
      Problem failure = event.failure().get();
      LOG.log(
          Level.WARNING, "{0}; {1}; {2}", failure.message(), consequence(event), failure.hint());
    }
  }

  private static String consequence(PluginEvent event) {
    if (event.to() == PluginState.BACKOFF) {
      return "it is being restarted";
    }
    return event.to() == PluginState.FAILED
        ? "it is not restarted"
        : "its previous process continues";
  }
}
