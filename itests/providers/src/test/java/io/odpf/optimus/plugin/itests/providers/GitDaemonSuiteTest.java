// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.providers;

import io.odpf.optimus.plugin.itests.daemon.GitDaemon;
import io.odpf.optimus.plugin.provider.suite.FileBehaviour;
import io.odpf.optimus.plugin.provider.suite.NetworkBehaviour;
import io.odpf.optimus.plugin.provider.suite.ProviderSuite;
import io.odpf.optimus.plugin.provider.suite.Source;
import java.util.Map;

/** Public repositories of git daemon. */
class GitDaemonSuiteTest extends ProviderSuite implements FileBehaviour, NetworkBehaviour {
  private final Machine machine = new Machine();
  private GitDaemon daemon;

  @Override
  protected Source start() {
    daemon = GitSource.daemon(machine);
    return GitSource.at(machine, name -> options(daemon.port(), name));
  }

  private static Map<String, Object> options(int port, String name) {
    return Map.of("url", "git://localhost:" + port + "/" + name);
  }

  @Override
  public int port() {
    return daemon.port();
  }

  @Override
  public Map<String, Object> optionsThrough(int port) {
    return options(port, GitSource.NAME);
  }
}
