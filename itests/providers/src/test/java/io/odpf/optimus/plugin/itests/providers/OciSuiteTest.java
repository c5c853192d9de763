// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.providers;

import io.odpf.optimus.plugin.itests.daemon.OciRegistry;
import io.odpf.optimus.plugin.provider.suite.CredentialBehaviour;
import io.odpf.optimus.plugin.provider.suite.NetworkBehaviour;
import io.odpf.optimus.plugin.provider.suite.ProviderSuite;
import io.odpf.optimus.plugin.provider.suite.Source;
import java.util.Map;

/** A registry over http that demands tokens. */
class OciSuiteTest extends ProviderSuite implements NetworkBehaviour, CredentialBehaviour {
  private final Machine machine = new Machine();
  private OciRegistry registry;
  private OciSource source;

  @Override
  protected Source start() {
    registry = OciSource.http(machine);
    source = new OciSource(machine, registry);
    return source;
  }

  @Override
  public int port() {
    return registry.port();
  }

  @Override
  public Map<String, Object> optionsThrough(int port) {
    return source.options("http://127.0.0.1:" + port, OciRegistry.PASSWORD);
  }

  @Override
  public Map<String, Object> withoutCredentials() {
    return Changed.without(source.options(), "auth");
  }

  @Override
  public Map<String, Object> wrongCredentials() {
    return source.options(registry.url(), SECRET);
  }
}
