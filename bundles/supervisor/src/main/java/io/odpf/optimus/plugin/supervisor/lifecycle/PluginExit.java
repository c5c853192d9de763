// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.lifecycle;

import io.odpf.optimus.plugin.supervisor.log.LastWords;
import io.odpf.optimus.plugin.supervisor.process.ExitStatus;
import java.util.List;
import java.util.Objects;

/**
 * How a process of a plugin ended.
 *
 * @param exit its exit status
 * @param lastLines the last lines that it wrote to standard error, printable
 * @param requested whether {@link PluginRun#stop} was called
 */
public record PluginExit(ExitStatus exit, List<String> lastLines, boolean requested) {
  public PluginExit {
    Objects.requireNonNull(exit, "exit");
    lastLines = List.copyOf(lastLines);
  }

  /** Returns how the process ended and what it wrote last, to continue a sentence. */
  String description() {
    return exit + LastWords.continuation(lastLines);
  }
}
