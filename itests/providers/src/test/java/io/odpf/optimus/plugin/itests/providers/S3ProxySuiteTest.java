// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.providers;

import io.odpf.optimus.plugin.itests.s3.S3Proxy;
import io.odpf.optimus.plugin.provider.suite.BlobBehaviour;
import io.odpf.optimus.plugin.provider.suite.Source;

/** A bucket of S3Proxy. */
class S3ProxySuiteTest extends S3HttpSuite implements BlobBehaviour {
  private final Machine machine = new Machine();
  private S3Proxy server;

  S3ProxySuiteTest() {
    super(S3Proxy.ACCESS_KEY, S3Proxy.SECRET_KEY);
  }

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
}
