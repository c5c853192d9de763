// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.providers;

import io.odpf.optimus.plugin.itests.daemon.GitServer;
import io.odpf.optimus.plugin.provider.suite.CredentialBehaviour;
import io.odpf.optimus.plugin.provider.suite.FileBehaviour;
import io.odpf.optimus.plugin.provider.suite.NetworkBehaviour;
import io.odpf.optimus.plugin.provider.suite.ProviderSuite;
import io.odpf.optimus.plugin.provider.suite.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Repositories behind an ssh login with an encrypted key. */
class GitSshSuiteTest extends ProviderSuite
    implements FileBehaviour, NetworkBehaviour, CredentialBehaviour {
  private final Machine machine = new Machine();
  private GitServer server;

  @Override
  protected Source start() {
    server = GitSource.server(machine);
    return GitSource.at(machine, name -> options(server.sshPort(), name));
  }

  private Map<String, Object> options(int port, String name) {
    return Map.of(
        "url",
        "ssh://git@localhost:" + port + "/" + name,
        "ssh",
        Map.of(
            "key",
            server.encryptedKey() + "",
            "passphrase",
            GitServer.PASSPHRASE,
            "known_hosts",
            knownHosts(port) + ""));
  }

  /** A host's key is stored with its port. */
  private Path knownHosts(int port) {
    try {
      return Files.writeString(
          machine.directory("hosts").resolve(port + ""),
          "[localhost]:" + port + " " + server.hostKey() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, Object> login(Map<String, Object> keys) {
    return Map.of(
        "url", "ssh://git@localhost:" + server.sshPort() + "/" + GitSource.NAME, "ssh", keys);
  }

  @Override
  public int port() {
    return server.sshPort();
  }

  @Override
  public Map<String, Object> optionsThrough(int port) {
    return options(port, GitSource.NAME);
  }

  @Override
  public Map<String, Object> withoutCredentials() {
    return login(
        Map.of("key", server.strangersKey() + "", "known_hosts", server.knownHosts() + ""));
  }

  @Override
  public Map<String, Object> wrongCredentials() {
    return login(
        Map.of(
            "key",
            server.encryptedKey() + "",
            "passphrase",
            SECRET,
            "known_hosts",
            server.knownHosts() + ""));
  }
}
