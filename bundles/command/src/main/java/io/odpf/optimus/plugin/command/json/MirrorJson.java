// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.json;

import io.odpf.optimus.plugin.api.manager.MirrorReport;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;

/** The JSON report of {@code plugin mirror}. */
public final class MirrorJson {
  private MirrorJson() {}

  public static void write(MirrorReport report, Duration took, PrintStream out) throws IOException {
    JsonDocument json = new JsonDocument("mirror");
    json.field("changed", report.changed()).field("destination", report.destination());
    json.object("lock").field("name", report.lock());
    json.field("written", report.lockWritten()).endObject();
    json.array("artifacts");
    for (MirrorReport.Artifact artifact : report.artifacts()) {
      json.object().field("plugin", artifact.plugin());
      json.field("platform", artifact.platform().toString());
      json.field("digest", artifact.sha256().toString()).field("size", artifact.size());
      json.field("written", artifact.written()).endObject();
    }
    json.endArray().array("pruned");
    for (MirrorReport.Pruned pruned : report.pruned()) {
      json.object().field("digest", pruned.sha256().toString());
      json.field("size", pruned.size()).endObject();
    }
    json.endArray().field("writtenBytes", report.writtenBytes());
    json.field("fetchedBytes", report.fetchedBytes());
    json.field("milliseconds", took.toMillis()).writeTo(out);
  }
}
