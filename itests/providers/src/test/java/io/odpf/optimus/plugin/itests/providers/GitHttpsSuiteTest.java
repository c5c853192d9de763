// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.providers;

import io.odpf.optimus.plugin.itests.daemon.GitServer;
import io.odpf.optimus.plugin.provider.suite.CredentialBehaviour;
import io.odpf.optimus.plugin.provider.suite.FileBehaviour;
import io.odpf.optimus.plugin.provider.suite.NetworkBehaviour;
import io.odpf.optimus.plugin.provider.suite.ProviderSuite;
import io.odpf.optimus.plugin.provider.suite.ProxyBehaviour;
import io.odpf.optimus.plugin.provider.suite.Source;
import io.odpf.optimus.plugin.provider.suite.TlsBehaviour;
import java.util.Map;

/** Repositories behind https and a password. */
class GitHttpsSuiteTest extends ProviderSuite
    implements FileBehaviour, NetworkBehaviour, CredentialBehaviour, TlsBehaviour, ProxyBehaviour {
  private final Machine machine = new Machine();
  private GitServer server;

  @Override
  protected Source start() {
    server = GitSource.server(machine);
    return GitSource.at(machine, name -> options(server.httpsPort(), name));
  }

  private Map<String, Object> options(int port, String name) {
    return Map.of(
        "url",
        "https://localhost:" + port + "/basic/" + name,
        "auth",
        basic(GitServer.PASSWORD),
        "ca_file",
        machine.certificates().authority() + "");
  }

  private static Map<String, Object> basic(String password) {
    return Map.of("basic", Map.of("username", GitServer.USER, "password", password));
  }

  private Map<String, Object> options() {
    return options(server.httpsPort(), GitSource.NAME);
  }

  @Override
  public int port() {
    return server.httpsPort();
  }

  @Override
  public Map<String, Object> optionsThrough(int port) {
    return options(port, GitSource.NAME);
  }

  @Override
  public Map<String, Object> withoutCredentials() {
    return Changed.without(options(), "auth");
  }

  @Override
  public Map<String, Object> wrongCredentials() {
    return Changed.with(options(), "auth", basic(SECRET));
  }

  @Override
  public Map<String, Object> withoutAuthority() {
    return Changed.without(options(), "ca_file");
  }

  @Override
  public Map<String, Object> otherAuthority() {
    return Changed.with(options(), "ca_file", machine.otherAuthority() + "");
  }

  @Override
  public Map<String, Object> throughProxy() {
    return Changed.with(options(), "proxy", machine.proxy().url());
  }

  @Override
  public int proxied() {
    return machine.tunnels();
  }
}
