// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.progress;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The state of the downloads. Used by one thread at a time. */
final class Downloads {
  private static final class Download {
    private final Meter meter;
    private long received;
    private OptionalLong total = OptionalLong.empty();

    Download(Meter meter) {
      this.meter = meter;
    }
  }

  private final Map<String, Download> running = new LinkedHashMap<>();
  private final Meter meter;
  private long begun;
  private long finishedBytes;
  private int finished;
  private int planned;
  private String status = "";

  Downloads(long now) {
    this.meter = new Meter(now, 0);
  }

  void planned(int plugins) {
    planned = plugins;
  }

  void status(String text) {
    status = text;
  }

  void received(String label, long bytes, OptionalLong total, long now) {
    Download download = running.get(label);
    if (download == null) {
      download = new Download(new Meter(now, bytes));
      running.put(label, download);
      begun += bytes;
    }
    download.received = bytes;
    download.total = total;
    download.meter.at(now, bytes);
    meter.at(now, bytes());
  }

  void finished(String label) {
    Download download = running.remove(label);
    finished++;
    if (download != null) {
      finishedBytes += download.received;
    }
  }

  void stopped(String label) {
    running.remove(label);
  }

  private long bytes() {
    long bytes = finishedBytes - begun;
    for (Download download : running.values()) {
      bytes += download.received;
    }
    return Math.max(0, bytes);
  }

  Frame frame(long now) {
    List<Frame.Row> rows = new ArrayList<>();
    for (Map.Entry<String, Download> entry : running.entrySet()) {
      Download download = entry.getValue();
      rows.add(
          new Frame.Row(
              entry.getKey(),
              download.received,
              download.total,
              download.meter.rate(now, download.received)));
    }
    return new Frame(rows, status, finished, planned, bytes(), meter.rate(now, bytes()));
  }
}
