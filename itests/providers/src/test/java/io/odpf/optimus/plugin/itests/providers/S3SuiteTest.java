// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.providers;

import io.odpf.optimus.plugin.itests.s3.Versitygw;
import io.odpf.optimus.plugin.provider.suite.CredentialBehaviour;
import io.odpf.optimus.plugin.provider.suite.FileBehaviour;
import io.odpf.optimus.plugin.provider.suite.NetworkBehaviour;
import io.odpf.optimus.plugin.provider.suite.ProviderSuite;
import io.odpf.optimus.plugin.provider.suite.Source;
import java.util.Map;

/** A bucket that keeps versions, of versitygw. */
class S3SuiteTest extends ProviderSuite
    implements FileBehaviour, NetworkBehaviour, CredentialBehaviour {
  private final Machine machine = new Machine();
  private Versitygw server;

  @Override
  protected Source start() {
    server =
        machine.runs(
            Versitygw.start(
                Machine.fixture("versitygw"), Machine.cache(), machine.directory("s3")));
    server.buckets().makeVersioned(S3Source.BUCKET);
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
        S3Source.account(Versitygw.ACCESS_KEY, Versitygw.SECRET_KEY));
  }

  @Override
  public Map<String, Object> withoutCredentials() {
    return Changed.without(optionsThrough(port()), "service_account");
  }

  @Override
  public Map<String, Object> wrongCredentials() {
    return Changed.with(
        optionsThrough(port()), "service_account", S3Source.account(Versitygw.ACCESS_KEY, SECRET));
  }
}
