// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.providers;

import io.odpf.optimus.plugin.itests.daemon.FakeGcs;
import io.odpf.optimus.plugin.provider.suite.CredentialBehaviour;
import io.odpf.optimus.plugin.provider.suite.FileBehaviour;
import io.odpf.optimus.plugin.provider.suite.NetworkBehaviour;
import io.odpf.optimus.plugin.provider.suite.ProviderSuite;
import io.odpf.optimus.plugin.provider.suite.ProxyBehaviour;
import io.odpf.optimus.plugin.provider.suite.Source;
import io.odpf.optimus.plugin.provider.suite.TlsBehaviour;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.Map;

/** Objects behind https, read by a service account. */
class GcsHttpsSuiteTest extends ProviderSuite
    implements FileBehaviour, NetworkBehaviour, CredentialBehaviour, TlsBehaviour, ProxyBehaviour {
  private final Machine machine = new Machine();
  private FakeGcs server;
  private GcsSource bucket;

  @Override
  protected Source start() {
    server = GcsSource.https(machine);
    server.makeBucket(GcsSource.BUCKET);
    bucket = new GcsSource(machine, server);
    return bucket;
  }

  @Override
  public int port() {
    return server.port();
  }

  @Override
  public Map<String, Object> optionsThrough(int port) {
    return bucket.options(GcsSource.BUCKET, "https://localhost:" + port, server.key());
  }

  @Override
  public Map<String, Object> withoutCredentials() {
    return Changed.with(Changed.without(bucket.options(), "service_account"), "anonymous", true);
  }

  @Override
  public Map<String, Object> wrongCredentials() {
    return Changed.with(bucket.options(), "service_account", loginWithAWrongSecret());
  }

  private String loginWithAWrongSecret() {
    try {
      String login = Files.readString(server.userCredentials());
      String wrong = login.replace(FakeGcs.REFRESH_TOKEN, SECRET);
      return Base64.getEncoder().encodeToString(wrong.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Map<String, Object> withoutAuthority() {
    return Changed.without(bucket.options(), "ca_file");
  }

  @Override
  public Map<String, Object> otherAuthority() {
    return Changed.with(bucket.options(), "ca_file", machine.otherAuthority() + "");
  }

  @Override
  public Map<String, Object> throughProxy() {
    return Changed.with(bucket.options(), "proxy", machine.proxy().url());
  }

  @Override
  public int proxied() {
    return machine.tunnels();
  }
}
