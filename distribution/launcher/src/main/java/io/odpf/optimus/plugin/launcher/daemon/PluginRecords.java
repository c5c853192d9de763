// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.daemon;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.supervisor.PluginEvent;
import io.odpf.optimus.plugin.api.supervisor.PluginLogRecord;
import io.odpf.optimus.plugin.api.supervisor.PluginState;
import io.odpf.optimus.plugin.api.supervisor.SupervisorListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Logs the events of plugins and their own log records. */
final class PluginRecords implements SupervisorListener {
  private static final Logger LOG = System.getLogger("io.odpf.optimus.plugin.supervisor");

  @Override
  public void changed(PluginEvent event) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("plugin", event.plugin());
    fields.put("from", lower(event.from()));
    fields.put("cause", event.cause());
    Optional<Problem> failure = event.failure();
    failure.ifPresent(problem -> fields.put("failure", problem.message()));
    Level level = failure.isPresent() ? Level.WARNING : Level.INFO;
    LOG.log(level, "plugin {0} {1}", event.plugin(), predicate(event.to()), fields);
  }

  private static String predicate(PluginState state) {
    return switch (state) {
      case DISCOVERED -> "is installed";
      case STARTING -> "is starting";
      case HANDSHAKE -> "has started, and its handshake is awaited";
      case READY -> "is ready";
      case UNHEALTHY -> "is unhealthy";
      case STOPPING -> "is stopping";
      case STOPPED -> "is stopped";
      case BACKOFF -> "failed and will be restarted shortly";
      case FAILED -> "failed and is not restarted";
    };
  }

  private static String lower(Enum<?> state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public void logged(PluginLogRecord record) {
    Map<String, String> fields = new LinkedHashMap<>();
    record.fields().forEach((name, json) -> fields.put(name, text(json)));
    System.getLogger("plugin." + record.plugin())
        .log(record.level(), "{0}", record.message(), fields);
  }

  /** Returns a field's value: a JSON string is its text, anything else stays JSON. */
  private static String text(String json) {
    if (!json.startsWith("\"")) {
      return json;
    }
    try {
      return JsonParser.parseString(json).getAsString();
    } catch (JsonParseException e) {
      return json; // Escaped for display, and no longer JSON.
    }
  }
}
