// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.lifecycle;

import io.odpf.optimus.plugin.supervisor.discovery.PluginBinary;
import java.util.List;

/** Finds the plugins that are on this machine now. Thread-safe. */
@FunctionalInterface
public interface PluginFinder {

  /** Returns the plugins, one binary for each. */
  List<PluginBinary> find() throws InterruptedException;
}
