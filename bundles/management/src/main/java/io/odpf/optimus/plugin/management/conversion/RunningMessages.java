// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.conversion;

import static io.odpf.optimus.plugin.management.conversion.Values.text;
import static io.odpf.optimus.plugin.management.conversion.Values.timestamp;
import static io.odpf.optimus.plugin.management.conversion.Values.word;

import io.odpf.optimus.plugin.api.plugin.PluginMod;
import io.odpf.optimus.plugin.api.supervisor.PluginEvent;
import io.odpf.optimus.plugin.api.supervisor.PluginLogRecord;
import io.odpf.optimus.plugin.proto.management.Event;
import io.odpf.optimus.plugin.proto.management.LogRecord;
import io.odpf.optimus.plugin.proto.management.PluginInfo;
import io.odpf.optimus.plugin.proto.management.PluginStatus;
import io.odpf.optimus.plugin.proto.management.StateChange;
import java.time.Instant;
import java.util.Locale;

/** Converts the supervisor's statuses and events. */
public final class RunningMessages {
  private RunningMessages() {}

  /** Converts a plugin's change of state. */
  public static Event of(PluginEvent event) {
    StateChange.Builder change =
        StateChange.newBuilder()
            .setPlugin(event.plugin())
            .setFrom(word(event.from()))
            .setTo(word(event.to()))
            .setCause(event.cause());
    event.failure().ifPresent(failure -> change.setFailure(ProblemMessages.of(failure)));
    return at(event.at()).setState(change).build();
  }

  /** Converts a plugin's log record, without its structured fields. */
  public static Event of(PluginLogRecord log) {
    return at(log.at())
        .setLog(
            LogRecord.newBuilder()
                .setPlugin(log.plugin())
                .setLevel(log.level().getName().toLowerCase(Locale.ROOT))
                .setMessage(log.message()))
        .build();
  }

  /** Returns an event builder with the time set. */
  public static Event.Builder at(Instant time) {
    return Event.newBuilder().setAt(timestamp(time));
  }

  /** Converts a plugin's status. A missing process id becomes 0. */
  public static PluginStatus of(io.odpf.optimus.plugin.api.supervisor.PluginStatus status) {
    PluginStatus.Builder message =
        PluginStatus.newBuilder()
            .setName(status.name())
            .setState(word(status.state()))
            .setVersion(text(status.version()))
            .setDigest(text(status.digest()))
            .setSince(timestamp(status.since()))
            .setPid(status.pid().orElse(0))
            .setRestarts(status.restarts());
    status.failure().ifPresent(failure -> message.setFailure(ProblemMessages.of(failure)));
    return message.build();
  }

  /** Converts a plugin's own description. */
  public static PluginInfo of(io.odpf.optimus.plugin.api.plugin.PluginInfo info) {
    PluginInfo.Builder message =
        PluginInfo.newBuilder()
            .setName(info.name())
            .setDescription(info.description())
            .setType(word(info.type()))
            .setVersion(text(info.version()))
            .addAllApiVersions(info.apiVersions())
            .setImage(info.image())
            .addAllDependsOn(info.dependsOn())
            .setHookType(word(info.hookType()))
            .setGeneration(info.generation().name());
    for (PluginMod mod : PluginMod.values()) {
      if (info.mods().contains(mod)) {
        message.addMods(word(mod));
      }
    }
    return message.build();
  }
}
