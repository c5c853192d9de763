// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.json;

import io.odpf.optimus.plugin.api.manager.CleanReport;
import io.odpf.optimus.plugin.api.manager.DiffReport;
import io.odpf.optimus.plugin.api.manager.Difference;
import io.odpf.optimus.plugin.api.manager.ExtensionOrigin;
import io.odpf.optimus.plugin.api.manager.InstallReport;
import io.odpf.optimus.plugin.api.manager.InstalledPlugin;
import io.odpf.optimus.plugin.api.manager.ListReport;
import io.odpf.optimus.plugin.api.manager.LockReport;
import io.odpf.optimus.plugin.api.manager.PluginOutcome;
import io.odpf.optimus.plugin.api.manager.ProviderInfo;
import io.odpf.optimus.plugin.api.manager.RollbackReport;
import io.odpf.optimus.plugin.api.manager.UnfinishedChange;
import io.odpf.optimus.plugin.api.manager.ValidateReport;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.supervisor.PluginStatus;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** JSON reports, one document per command. */
public final class ReportJson {
  private ReportJson() {}

  public static void install(InstallReport report, Duration took, PrintStream out)
      throws IOException {
    JsonDocument json = new JsonDocument("install");
    json.field("dryRun", report.dryRun()).field("changed", report.changed());
    json.field("installLocation", report.installLocation().toString());
    json.field("platform", report.platform().toString());
    outcomes(json, report.plugins());
    json.object("lock").field("file", report.lockFile().toString());
    json.field("change", report.lock()).endObject();
    json.field("fetchedBytes", report.fetchedBytes());
    json.field("milliseconds", took.toMillis()).writeTo(out);
  }

  static void outcomes(JsonDocument json, List<PluginOutcome> plugins) throws IOException {
    json.array("plugins");
    for (PluginOutcome plugin : plugins) {
      json.object().field("name", plugin.name()).field("action", plugin.action());
      if (!plugin.provider().isEmpty()) {
        json.field("provider", plugin.provider());
      }
      json.field("version", plugin.version()).field("previousVersion", plugin.previousVersion());
      json.field("digest", plugin.binary()).field("reason", plugin.reason());
      origin(json, "providedBy", plugin.providedBy());
      origin(json, "verifiedBy", plugin.verifiedBy());
      json.endObject();
    }
    json.endArray();
  }

  public static void rollback(RollbackReport report, PrintStream out) throws IOException {
    JsonDocument json = new JsonDocument("rollback");
    json.field("dryRun", report.dryRun());
    json.field("installLocation", report.installLocation().toString());
    outcomes(json, report.plugins());
    json.writeTo(out);
  }

  public static void diff(DiffReport report, PrintStream out) throws IOException {
    JsonDocument json = new JsonDocument("diff");
    json.field("different", report.different());
    json.field("installLocation", report.installLocation().toString());
    json.field("platform", report.platform().toString()).field("plugins", report.plugins());
    differences(json, "differences", report.differences());
    differences(json, "notes", report.notes());
    unfinished(json, report.unfinished());
    json.writeTo(out);
  }

  private static void differences(JsonDocument json, String name, List<Difference> differences)
      throws IOException {
    json.array(name);
    for (Difference difference : differences) {
      json.object().field("plugin", difference.plugin()).field("kind", difference.kind());
      json.field("reason", difference.reason()).field("expected", difference.expected());
      json.field("actual", difference.actual());
      json.field("remedy", difference.remedy()).endObject();
    }
    json.endArray();
  }

  private static void unfinished(JsonDocument json, Optional<UnfinishedChange> unfinished)
      throws IOException {
    if (unfinished.isPresent()) {
      json.object("unfinished").field("next", unfinished.get().next());
      json.strings("plugins", unfinished.get().plugins());
      if (!unfinished.get().leftovers().isEmpty()) {
        List<String> leftovers = new ArrayList<>();
        for (Path leftover : unfinished.get().leftovers()) {
          leftovers.add(leftover.toString());
        }
        json.strings("leftovers", leftovers);
      }
      json.endObject();
    }
  }

  public static void clean(CleanReport report, PrintStream out) throws IOException {
    JsonDocument json = new JsonDocument("clean");
    json.field("dryRun", report.dryRun());
    json.field("installLocation", report.installLocation().toString());
    items(json, "removed", report.removed());
    items(json, "kept", report.kept());
    json.field("freedBytes", report.freedBytes()).writeTo(out);
  }

  private static void items(JsonDocument json, String name, List<CleanReport.Item> items)
      throws IOException {
    json.array(name);
    for (CleanReport.Item item : items) {
      json.object().field("path", item.path().toString());
      json.field("reason", item.reason()).endObject();
    }
    json.endArray();
  }

  /**
   * Writes the installed plugins.
   *
   * @param running the plugins of the supervisor in the same runtime, by file; absent without one
   */
  public static void list(
      ListReport report, Optional<Map<Path, PluginStatus>> running, PrintStream out)
      throws IOException {
    JsonDocument json = new JsonDocument("list").array("plugins");
    for (InstalledPlugin plugin : report.plugins()) {
      json.object().field("name", plugin.name());
      json.field("platform", plugin.platform().toString());
      json.field("path", plugin.path().toString()).field("state", plugin.state());
      json.field("version", plugin.version()).field("provider", plugin.provider());
      json.field("providerType", plugin.providerType()).field("source", plugin.source());
      json.field("pin", plugin.pin()).field("artifact", plugin.artifact());
      json.field("digest", plugin.digest());
      json.field("size", plugin.size()).field("installedAt", plugin.installedAt());
      origin(json, "providedBy", plugin.providedBy());
      origin(json, "verifiedBy", plugin.verifiedBy());
      if (plugin.signedBy().isPresent()) {
        json.object("signedBy").field("scheme", plugin.signedBy().get().scheme());
        json.field("key", plugin.signedBy().get().key().toString()).endObject();
      }
      if (running.isPresent() && running.get().containsKey(plugin.path())) {
        json.tree("process", PluginTree.process(running.get().get(plugin.path())));
      }
      json.endObject();
    }
    json.endArray();
    unfinished(json, report.unfinished());
    json.writeTo(out);
  }

  private static void origin(JsonDocument json, String name, Optional<ExtensionOrigin> origin)
      throws IOException {
    if (origin.isPresent()) {
      json.object(name).field("bundle", origin.get().bundle());
      json.field("version", origin.get().version()).field("digest", origin.get().digest());
      json.endObject();
    }
  }

  public static void lock(LockReport report, Duration took, PrintStream out) throws IOException {
    JsonDocument json = new JsonDocument("lock");
    json.field("changed", report.changed()).field("file", report.lockFile().toString());
    json.array("plugins");
    for (LockReport.Entry entry : report.entries()) {
      json.object().field("name", entry.plugin()).field("change", entry.change());
      json.field("version", entry.version()).strings("platforms", entry.platforms()).endObject();
    }
    json.endArray().field("fetchedBytes", report.fetchedBytes());
    json.field("milliseconds", took.toMillis()).writeTo(out);
  }

  public static void validate(Path config, ValidateReport report, PrintStream out)
      throws IOException {
    JsonDocument json = new JsonDocument("validate").field("config", config.toString());
    json.field("valid", report.valid()).problems(report.problems());
    json.problems("notes", report.notes()).writeTo(out);
  }

  public static void providers(List<ProviderInfo> providers, PrintStream out) throws IOException {
    JsonDocument json = new JsonDocument("providers").array("providers");
    for (ProviderInfo provider : providers) {
      json.object().field("type", provider.type()).field("origin", provider.origin());
      json.field("ranking", provider.ranking()).endObject();
    }
    json.endArray().writeTo(out);
  }

  /**
   * Writes the problems of a failed command.
   *
   * @param category {@code usage}, {@code config}, {@code failure}, {@code interrupted} or {@code
   *     internal}
   * @param exitCode the command's exit code
   */
  public static void error(
      String command, String category, int exitCode, List<Problem> problems, PrintStream out)
      throws IOException {
    JsonDocument json = new JsonDocument(command).object("error").field("category", category);
    json.field("message", problems.get(0).message()).field("exitCode", exitCode).endObject();
    json.problems(problems).writeTo(out);
  }
}
