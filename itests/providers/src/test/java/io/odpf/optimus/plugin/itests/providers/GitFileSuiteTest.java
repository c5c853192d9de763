// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.providers;

import io.odpf.optimus.plugin.provider.suite.FileBehaviour;
import io.odpf.optimus.plugin.provider.suite.ProviderSuite;
import io.odpf.optimus.plugin.provider.suite.Source;
import java.util.Map;

/** Repositories on the same machine. */
class GitFileSuiteTest extends ProviderSuite implements FileBehaviour {
  @Override
  protected Source start() {
    Machine machine = new Machine();
    return GitSource.at(
        machine,
        name ->
            Map.of("url", machine.directory("git").resolve(name).toUri() + "", "allow_file", true));
  }
}
