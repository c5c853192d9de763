// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.json;

import io.odpf.optimus.plugin.api.manager.ServerDiffReport;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;

/** Writes a comparison with a server as JSON. */
public final class ServerDiffJson {
  private ServerDiffJson() {}

  /** Writes the document. */
  public static void write(ServerDiffReport report, PrintStream out) throws IOException {
    JsonDocument json = new JsonDocument("diff");
    json.field("different", report.different()).field("server", report.server());
    json.field("serverPlatform", report.serverPlatform().toString());
    json.field("supervised", report.supervised());
    json.field("installLocation", report.installLocation().toString());
    json.field("platform", report.platform().toString());
    json.array("comparison");
    for (ServerDiffReport.Row row : report.plugins()) {
      json.object().field("plugin", row.plugin());
      side(json, "wanted", row.wanted());
      side(json, "installed", row.installed());
      side(json, "running", row.running());
      json.array("findings");
      for (ServerDiffReport.Finding finding : row.findings()) {
        json.object().field("kind", finding.kind()).field("reason", finding.reason()).endObject();
      }
      json.endArray().endObject();
    }
    json.endArray().writeTo(out);
  }

  private static void side(JsonDocument json, String name, Optional<ServerDiffReport.Side> side)
      throws IOException {
    if (side.isPresent()) {
      json.object(name).field("version", side.get().version());
      json.field("digest", side.get().digest());
      if (!side.get().state().isEmpty()) {
        json.field("state", side.get().state());
      }
      json.endObject();
    }
  }
}
