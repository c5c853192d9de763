// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.operation;

import io.odpf.optimus.plugin.api.manager.CleanReport;
import io.odpf.optimus.plugin.api.manager.PluginOutcome;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Logs what an operation did to each plugin, and the user who requested it. The last parameter of
 * each record is a map of the same data.
 */
final class AuditTrail {
  private static final Logger LOG = System.getLogger("io.odpf.optimus.plugin.audit");

  private final String user;

  AuditTrail(String user) {
    this.user = user;
  }

  void begun(String kind, Path config, String how) {
    Map<String, String> fields = fields();
    fields.put("config", config.toString());
    if (!how.isEmpty()) {
      fields.put("mode", how);
    }
    LOG.log(Level.INFO, "{0} begins", kind, fields);
  }

  /** Logs the changed plugins; unchanged ones are left out. */
  void done(Path location, List<PluginOutcome> plugins) {
    for (PluginOutcome plugin : plugins) {
      if (plugin.action() != PluginOutcome.Action.UNCHANGED) {
        Map<String, String> fields = fields();
        plugin.version().ifPresent(version -> fields.put("version", version));
        plugin.previousVersion().ifPresent(version -> fields.put("previousVersion", version));
        if (!plugin.provider().isEmpty()) {
          fields.put("provider", plugin.provider());
        }
        plugin.binary().ifPresent(digest -> fields.put("digest", digest.toString()));
        fields.put("location", location.toString());
        plugin.providedBy().ifPresent(bundle -> fields.put("providedBy", bundle.toString()));
        plugin.verifiedBy().ifPresent(bundle -> fields.put("verifiedBy", bundle.toString()));
        String action = plugin.action().name().toLowerCase(Locale.ROOT);
        LOG.log(Level.INFO, "{0} {1}", action, plugin.name(), fields);
      }
    }
  }

  void removed(List<CleanReport.Item> items) {
    for (CleanReport.Item item : items) {
      LOG.log(Level.INFO, "removed {0}: {1}", item.path(), item.reason(), fields());
    }
  }

  void ended(String kind, String outcome) {
    LOG.log(Level.INFO, "{0} done: {1}", kind, outcome, fields());
  }

  void failed(String kind, String reason) {
    LOG.log(Level.WARNING, "{0} failed: {1}", kind, reason, fields());
  }

  private Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("user", user);
    return fields;
  }
}
