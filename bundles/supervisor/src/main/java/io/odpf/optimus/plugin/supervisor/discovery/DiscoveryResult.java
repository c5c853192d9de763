// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.discovery;

import io.odpf.optimus.plugin.api.problem.Problem;
import java.util.List;

/**
 * The result of a search.
 *
 * @param plugins the plugins, sorted by name, each once
 * @param findings files and directories that look like plugins but were skipped, in search order
 */
public record DiscoveryResult(List<PluginBinary> plugins, List<Problem> findings) {
  public DiscoveryResult {
    plugins = List.copyOf(plugins);
    findings = List.copyOf(findings);
  }
}
