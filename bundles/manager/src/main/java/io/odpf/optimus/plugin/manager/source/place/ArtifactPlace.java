// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.place;

import io.odpf.optimus.plugin.api.provider.ArtifactSink;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.config.model.RetryPolicy;
import io.odpf.optimus.plugin.manager.lock.PluginId;

/**
 * A place that provides artifacts by digest, independently of their sources: a mirror or a server.
 * Callers must verify the artifacts. Implementations are thread-safe.
 */
public interface ArtifactPlace {

  /** Returns its name or address for messages, without secrets. */
  String name();

  /**
   * Returns the policy for retries while the place is unavailable.
   *
   * @throws ProviderException of kind INVALID if its secrets cannot be read
   */
  RetryPolicy retries() throws ProviderException;

  /**
   * Makes one attempt to deliver an artifact. Resumes after the bytes that the sink has, if
   * possible.
   *
   * @param plugin the plugin that it is for
   * @throws ProviderException of kind NOT_FOUND if the place does not have it
   */
  void fetch(PluginId plugin, Digest sha256, ArtifactSink sink)
      throws ProviderException, InterruptedException;
}
