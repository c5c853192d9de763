// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.json;

import io.odpf.optimus.plugin.api.manager.ArtifactIdentity;
import io.odpf.optimus.plugin.api.manager.CleanReport;
import io.odpf.optimus.plugin.api.manager.EditReport;
import io.odpf.optimus.plugin.api.manager.OutdatedReport;
import io.odpf.optimus.plugin.api.manager.UpgradePlan;
import io.odpf.optimus.plugin.api.manager.UpgradeReport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** JSON reports of the commands that change versions or edit the configuration. */
public final class VersionJson {
  private VersionJson() {}

  public static void outdated(OutdatedReport report, PrintStream out) throws IOException {
    JsonDocument json = new JsonDocument("outdated");
    json.field("outdated", report.outdated()).field("platform", report.platform().toString());
    json.array("plugins");
    for (OutdatedReport.Entry entry : report.plugins()) {
      json.object().field("name", entry.plugin()).field("provider", entry.provider());
      json.field("status", entry.status());
      identity(json, "installed", entry.installed());
      identity(json, "locked", entry.locked());
      identity(json, "wanted", entry.wanted());
      json.field("latest", entry.latest());
      if (!entry.reason().isEmpty()) {
        json.field("reason", entry.reason());
      }
      if (entry.problem().isPresent()) {
        json.tree("problem", PluginTree.problem(entry.problem().get()));
      }
      json.endObject();
    }
    json.endArray().writeTo(out);
  }

  private static void identity(JsonDocument json, String name, Optional<ArtifactIdentity> what)
      throws IOException {
    if (what.isPresent()) {
      json.object(name).field("version", what.get().version()).field("pin", what.get().pin());
      json.field("digest", what.get().sha256()).endObject();
    }
  }

  public static void upgrade(UpgradeReport report, Duration took, PrintStream out)
      throws IOException {
    JsonDocument json = new JsonDocument("upgrade").field("outcome", report.outcome());
    json.array("steps");
    for (UpgradePlan.Step step : report.plan().steps()) {
      json.object().field("plugin", step.plugin());
      json.field("platform", step.platform().toString());
      identity(json, "from", step.from());
      identity(json, "to", Optional.of(step.to()));
      json.endObject();
    }
    json.endArray().array("newer");
    for (UpgradePlan.Newer newer : report.plan().newer()) {
      json.object().field("plugin", newer.plugin()).field("wanted", newer.wanted());
      json.field("latest", newer.latest()).endObject();
    }
    json.endArray();
    if (report.install().isPresent()) {
      json.field("installLocation", report.install().get().installLocation().toString());
      json.field("lockFile", report.install().get().lockFile().toString());
      ReportJson.outcomes(json, report.install().get().plugins());
    }
    json.field("fetchedBytes", report.fetchedBytes());
    json.field("milliseconds", took.toMillis()).writeTo(out);
  }

  /** Writes the report of a command that only edits the configuration. */
  public static void edit(String command, EditReport report, PrintStream out) throws IOException {
    edit(command, report, Optional.empty(), out);
  }

  /**
   * Writes the report of a command that edits the configuration.
   *
   * @param cleaned the files that were also removed from the machine
   */
  public static void edit(
      String command, EditReport report, Optional<CleanReport> cleaned, PrintStream out)
      throws IOException {
    JsonDocument json = new JsonDocument(command).field("dryRun", report.dryRun());
    json.array("plugins");
    for (EditReport.Entry entry : report.entries()) {
      json.object().field("name", entry.plugin());
      json.field("file", entry.position().file()).field("line", entry.position().line());
      json.endObject();
    }
    json.endArray();
    if (cleaned.isPresent()) {
      List<String> removed = new ArrayList<>();
      cleaned.get().removed().forEach(item -> removed.add(item.path().toString()));
      json.strings("removed", removed);
    }
    json.writeTo(out);
  }

  /** Writes the path of a new configuration. */
  public static void init(Path file, PrintStream out) throws IOException {
    new JsonDocument("init").field("file", file.toString()).writeTo(out);
  }
}
