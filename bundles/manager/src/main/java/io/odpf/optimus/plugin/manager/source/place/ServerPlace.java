// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.place;

import io.odpf.optimus.plugin.api.provider.ArtifactSink;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.config.model.ProviderEntry;
import io.odpf.optimus.plugin.config.model.RetryPolicy;
import io.odpf.optimus.plugin.manager.lock.PluginId;
import io.odpf.optimus.plugin.manager.source.provider.ProviderSession;

/** A server whose management API provides artifacts by digest. */
public final class ServerPlace implements ArtifactPlace {

  /** The path of the lock. */
  public static final String LOCK = "v1/lock";

  /** The path of the status. */
  public static final String STATUS = "v1/status";

  private final Mirror files;

  /**
   * Creates a place for a server.
   *
   * @param entry the entry whose provider reads the server's HTTP interface
   */
  public ServerPlace(ProviderSession session, ProviderEntry entry) {
    this.files = new Mirror(session, entry, ServerPlace::artifact);
  }

  /**
   * Returns the path of the lock for a platform, which the server adds to the lock if necessary.
   */
  public static String lock(Platform platform) {
    return LOCK + "/" + platform;
  }

  /** Returns the path of an artifact. */
  public static String artifact(Digest sha256) {
    return "v1/artifacts/" + sha256;
  }

  @Override
  public String name() {
    return files.name();
  }

  @Override
  public RetryPolicy retries() throws ProviderException {
    return files.retries();
  }

  @Override
  public void fetch(PluginId plugin, Digest sha256, ArtifactSink sink)
      throws ProviderException, InterruptedException {
    files.fetch(plugin, sha256, sink);
  }
}
