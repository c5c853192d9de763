// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.providers;

import io.odpf.optimus.plugin.itests.daemon.Nginx;
import io.odpf.optimus.plugin.provider.suite.CredentialBehaviour;
import io.odpf.optimus.plugin.provider.suite.FileBehaviour;
import io.odpf.optimus.plugin.provider.suite.NetworkBehaviour;
import io.odpf.optimus.plugin.provider.suite.ProviderSuite;
import io.odpf.optimus.plugin.provider.suite.ProxyBehaviour;
import io.odpf.optimus.plugin.provider.suite.Source;
import io.odpf.optimus.plugin.provider.suite.TlsBehaviour;
import java.net.URI;
import java.util.Map;

/** Files behind https and a password, served by nginx. */
class UrlHttpsSuiteTest extends ProviderSuite
    implements FileBehaviour, NetworkBehaviour, CredentialBehaviour, TlsBehaviour, ProxyBehaviour {
  private final Machine machine = new Machine();
  private Nginx nginx;

  @Override
  protected Source start() {
    nginx = machine.runs(Nginx.start(machine.directory("nginx"), machine.certificates()));
    return new UrlSource(machine, nginx.files(), new Addresses());
  }

  private final class Addresses implements UrlSource.Way {
    @Override
    public Map<String, Object> options(String directory) {
      return UrlHttpsSuiteTest.this.options(port(), directory);
    }

    /** The appended text becomes part of the address. */
    @Override
    public String path(String file) {
      return file.replace("%", "%25");
    }
  }

  private Map<String, Object> options(int port, String directory) {
    return Map.of(
        "url",
        "https://localhost:" + port + "/basic/" + directory,
        "auth",
        basic(Nginx.PASSWORD),
        "ca_file",
        machine.certificates().authority() + "");
  }

  private static Map<String, Object> basic(String password) {
    return Map.of("basic", Map.of("username", Nginx.USER, "password", password));
  }

  @Override
  public int port() {
    return URI.create(nginx.https()).getPort();
  }

  @Override
  public Map<String, Object> optionsThrough(int port) {
    return options(port, "");
  }

  @Override
  public Map<String, Object> withoutCredentials() {
    return Changed.without(options(port(), ""), "auth");
  }

  @Override
  public Map<String, Object> wrongCredentials() {
    return Changed.with(options(port(), ""), "auth", basic(SECRET));
  }

  @Override
  public Map<String, Object> withoutAuthority() {
    return Changed.without(options(port(), ""), "ca_file");
  }

  @Override
  public Map<String, Object> otherAuthority() {
    return Changed.with(options(port(), ""), "ca_file", machine.otherAuthority() + "");
  }

  @Override
  public Map<String, Object> throughProxy() {
    return Changed.with(options(port(), ""), "proxy", machine.proxy().url());
  }

  @Override
  public int proxied() {
    return machine.tunnels();
  }
}
