// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.providers;

import io.odpf.optimus.plugin.itests.s3.S3Proxy;
import io.odpf.optimus.plugin.provider.suite.CredentialBehaviour;
import io.odpf.optimus.plugin.provider.suite.FileBehaviour;
import io.odpf.optimus.plugin.provider.suite.NetworkBehaviour;
import io.odpf.optimus.plugin.provider.suite.ProviderSuite;
import io.odpf.optimus.plugin.provider.suite.Source;
import java.util.Map;

/** A bucket of S3Proxy. */
class S3ProxySuiteTest extends ProviderSuite
    implements FileBehaviour, NetworkBehaviour, CredentialBehaviour {
  private final Machine machine = new Machine();
  private S3Proxy server;

  @Override
  protected Source start() {
    server = machine.runs(S3Proxy.start(Machine.s3Proxy(), machine.directory("s3")));
    server.buckets().make(S3Source.BUCKET);
    return new S3Source(machine, server.buckets(), optionsThrough(server.port()));
  }

  @Override
  public int port() {
    return server.port();
  }

  @Override
  public Map<String, Object> optionsThrough(int port) {
    return Map.of(
        "bucket",
        S3Source.BUCKET,
        "endpoint",
        "http://127.0.0.1:" + port,
        "service_account",
        S3Source.account(S3Proxy.ACCESS_KEY, S3Proxy.SECRET_KEY));
  }

  @Override
  public Map<String, Object> withoutCredentials() {
    return Changed.without(optionsThrough(port()), "service_account");
  }

  @Override
  public Map<String, Object> wrongCredentials() {
    return Changed.with(
        optionsThrough(port()), "service_account", S3Source.account(S3Proxy.ACCESS_KEY, SECRET));
  }
}
