// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.providers;

import io.odpf.optimus.plugin.itests.s3.Versitygw;
import io.odpf.optimus.plugin.provider.suite.BlobBehaviour;
import io.odpf.optimus.plugin.provider.suite.Source;

/** A versioned bucket of versitygw. */
class S3SuiteTest extends S3HttpSuite implements BlobBehaviour {
  private final Machine machine = new Machine();
  private Versitygw server;

  S3SuiteTest() {
    super(Versitygw.ACCESS_KEY, Versitygw.SECRET_KEY);
  }

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
}
