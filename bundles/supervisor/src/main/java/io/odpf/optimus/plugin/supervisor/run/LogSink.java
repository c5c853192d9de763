// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.run;

import io.odpf.optimus.plugin.api.supervisor.PluginLogRecord;

/** Takes what plugins write. Called by several threads; returns soon. */
@FunctionalInterface
public interface LogSink {
  void logged(PluginLogRecord log);
}
