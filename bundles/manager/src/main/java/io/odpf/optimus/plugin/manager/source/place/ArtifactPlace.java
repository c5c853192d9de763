// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.place;

import io.odpf.optimus.plugin.api.provider.ArtifactSink;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.config.model.RetryPolicy;
import io.odpf.optimus.plugin.manager.lock.PluginId;

/**
 * A place that has artifacts by digest, whatever their own sources are: a mirror, or a server. The
 * caller verifies what it delivers. Thread-safe.
 */
public interface ArtifactPlace {

  /** Returns its name or address for messages, without secrets. */
  String name();

  /**
   * Returns how often to ask while it is unavailable.
   *
   * @throws ProviderException of kind INVALID if its secrets cannot be read
   */
  RetryPolicy retries() throws ProviderException;

  /**
   * Delivers an artifact, once. Continues the bytes that the sink has, if possible.
   *
   * @param plugin the plugin that it is for
   * @throws ProviderException of kind NOT_FOUND if the place does not have it
   */
  void fetch(PluginId plugin, Digest sha256, ArtifactSink sink)
      throws ProviderException, InterruptedException;
}
