// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.providers;

import io.odpf.optimus.plugin.itests.daemon.FakeGcs;
import io.odpf.optimus.plugin.provider.suite.BlobBehaviour;
import io.odpf.optimus.plugin.provider.suite.FileBehaviour;
import io.odpf.optimus.plugin.provider.suite.NetworkBehaviour;
import io.odpf.optimus.plugin.provider.suite.ProviderSuite;
import io.odpf.optimus.plugin.provider.suite.Source;
import java.util.Map;

/** Objects of a versioned bucket over http, read by a user who logged in. */
class GcsVersionedSuiteTest extends ProviderSuite
    implements FileBehaviour, NetworkBehaviour, BlobBehaviour {
  private final Machine machine = new Machine();
  private FakeGcs server;
  private GcsSource bucket;

  @Override
  protected Source start() {
    server = GcsSource.http(machine);
    server.makeVersionedBucket(GcsSource.BUCKET);
    bucket = new GcsSource(machine, server);
    return bucket;
  }

  @Override
  public int port() {
    return server.port();
  }

  @Override
  public Map<String, Object> optionsThrough(int port) {
    return bucket.options(GcsSource.BUCKET, "http://127.0.0.1:" + port, server.userCredentials());
  }
}
