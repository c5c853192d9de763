// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.discovery;

import io.odpf.optimus.plugin.api.problem.Problem;
import java.util.List;

/**
 * What a search found.
 *
 * @param plugins by name, each once
 * @param findings files and directories that were passed over although they look like plugins, in
 *     the order of the search
 */
public record DiscoveryResult(List<PluginBinary> plugins, List<Problem> findings) {
  public DiscoveryResult {
    plugins = List.copyOf(plugins);
    findings = List.copyOf(findings);
  }
}
