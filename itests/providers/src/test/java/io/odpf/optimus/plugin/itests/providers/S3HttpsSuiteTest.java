// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.providers;

import io.odpf.optimus.plugin.itests.s3.Versitygw;
import io.odpf.optimus.plugin.provider.suite.FileBehaviour;
import io.odpf.optimus.plugin.provider.suite.NetworkBehaviour;
import io.odpf.optimus.plugin.provider.suite.ProviderSuite;
import io.odpf.optimus.plugin.provider.suite.ProxyBehaviour;
import io.odpf.optimus.plugin.provider.suite.Source;
import io.odpf.optimus.plugin.provider.suite.TlsBehaviour;
import java.util.Map;

/** A bucket without versions, of versitygw over https. */
class S3HttpsSuiteTest extends ProviderSuite
    implements FileBehaviour, NetworkBehaviour, TlsBehaviour, ProxyBehaviour {
  private final Machine machine = new Machine();
  private Versitygw server;

  @Override
  protected Source start() {
    server =
        machine.runs(
            Versitygw.start(
                Machine.fixture("versitygw"),
                Machine.cache(),
                machine.directory("s3"),
                machine.certificates()));
    server.buckets().make(S3Source.BUCKET);
    return new S3Source(machine, server.buckets(), options());
  }

  private Map<String, Object> options() {
    return optionsThrough(server.port());
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
        "https://localhost:" + port,
        "path_style",
        true,
        "service_account",
        S3Source.account(Versitygw.ACCESS_KEY, Versitygw.SECRET_KEY),
        "ca_file",
        machine.certificates().authority() + "");
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
