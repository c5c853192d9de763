// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.providers;

import io.odpf.optimus.plugin.itests.daemon.GoModules;
import io.odpf.optimus.plugin.itests.daemon.GoProxy;
import io.odpf.optimus.plugin.provider.suite.CredentialBehaviour;
import io.odpf.optimus.plugin.provider.suite.NetworkBehaviour;
import io.odpf.optimus.plugin.provider.suite.ProviderSuite;
import io.odpf.optimus.plugin.provider.suite.ProxyBehaviour;
import io.odpf.optimus.plugin.provider.suite.Source;
import io.odpf.optimus.plugin.provider.suite.TlsBehaviour;
import java.util.Map;

/** Modules behind https and a password, with a checksum database. */
class GoSuiteTest extends ProviderSuite
    implements NetworkBehaviour, CredentialBehaviour, TlsBehaviour, ProxyBehaviour {
  private final Machine machine = new Machine();
  private GoProxy proxy;

  @Override
  protected Source start() {
    GoModules modules = new GoModules(machine.directory("modules"));
    proxy = GoSource.proxy(machine, modules);
    return new GoSource(
        machine, modules, kind -> options(proxy.port(), kind.equals("public") ? "basic" : kind));
  }

  private Map<String, Object> options(int port, String kind) {
    return Map.of(
        "proxy",
        "https://localhost:" + port + "/" + kind,
        "sumdb",
        proxy.checksumDatabase(),
        "auth",
        basic(GoProxy.PASSWORD),
        "ca_file",
        machine.certificates().authority() + "");
  }

  private Map<String, Object> options() {
    return options(proxy.port(), "basic");
  }

  private static Map<String, Object> basic(String password) {
    return Map.of("basic", Map.of("username", GoProxy.USER, "password", password));
  }

  @Override
  public int port() {
    return proxy.port();
  }

  @Override
  public Map<String, Object> optionsThrough(int port) {
    return options(port, "basic");
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
    return Changed.with(options(), "http_proxy", machine.proxy().url());
  }

  @Override
  public int proxied() {
    return machine.tunnels();
  }
}
