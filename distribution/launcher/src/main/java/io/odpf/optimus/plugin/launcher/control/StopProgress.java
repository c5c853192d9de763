// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.control;

import io.odpf.optimus.plugin.launcher.http.JsonTree;
import io.odpf.optimus.plugin.launcher.http.TextLines;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The progress of a runtime's end, as the runtime reports it. Thread-safe. */
public final class StopProgress {
  private static final int LONGEST_LINE = 1 << 20;

  private volatile List<String> waits = List.of();

  private StopProgress() {}

  /**
   * Starts a thread that reads the runtime's reports until the connection ends, and then closes the
   * client.
   */
  static StopProgress follow(RuntimeClient client, InputStream body) {
    StopProgress progress = new StopProgress();
    DaemonThreads.start("optimus-stop", () -> progress.read(client, body));
    return progress;
  }

  private void read(RuntimeClient client, InputStream body) {
    try (client) {
      Optional<String> line = TextLines.next(body, LONGEST_LINE);
      while (line.isPresent()) {
        Map<String, Object> message = JsonTree.object(line.get());
        if (message.get("waitingFor") instanceof List<?> now) {
          waits = now.stream().map(Object::toString).toList();
        }
        line = TextLines.next(body, LONGEST_LINE);
      }
    } catch (IOException e) {
      // The runtime has ended, or is about to.
    }
  }

  /** Returns what the runtime waits for, according to its last report. */
  public List<String> waitingFor() {
    return waits;
  }
}
