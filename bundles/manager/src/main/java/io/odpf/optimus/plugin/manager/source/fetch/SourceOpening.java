// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.fetch;

import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.config.SchemaLookup;
import io.odpf.optimus.plugin.config.model.ProviderEntry;
import io.odpf.optimus.plugin.manager.source.provider.ProviderSession;
import io.odpf.optimus.plugin.manager.store.ArtifactStore;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Prepares a batch. Reads the secrets of the providers that will be called, so that all missing
 * ones are reported together, and warns of secrets that are sent without encryption.
 */
public final class SourceOpening {
  private final ProviderSession session;
  private final ArtifactStore store;
  private final PlainHttpWarnings addresses;
  private final InstallListener listener;
  private final boolean mirrored;

  /**
   * Creates the preparation.
   *
   * @param mirrored whether locked artifacts may come from mirrors, so that their sources are
   *     opened only when they are called
   */
  public SourceOpening(
      ProviderSession session,
      ArtifactStore store,
      SchemaLookup schemas,
      InstallListener listener,
      boolean mirrored) {
    this.mirrored = mirrored;
    this.session = session;
    this.store = store;
    this.addresses = new PlainHttpWarnings(schemas);
    this.listener = listener;
  }

  /**
   * Opens the sources of jobs, except those whose artifact seems to be in the store. If such an
   * artifact is damaged, its source is opened later, at its first call.
   *
   * @throws PluginManagerException of category CONFIG if a secret cannot be read
   */
  public void open(Iterable<FetchJob> jobs) throws PluginManagerException {
    Map<String, ProviderEntry> providers = new LinkedHashMap<>();
    Map<String, String> plugins = new LinkedHashMap<>();
    for (FetchJob job : jobs) {
      String name = job.provider().spec().name();
      if (needsSource(job) && providers.putIfAbsent(name, job.provider()) == null) {
        plugins.put(name, job.plugin().name());
      }
    }
    for (ProviderEntry provider : session.resolve(providers.values())) {
      String plugin = Objects.requireNonNull(plugins.get(provider.spec().name()));
      for (Problem warning : addresses.warnings(plugin, provider.spec())) {
        listener.warned(plugin, warning);
      }
    }
  }

  private boolean needsSource(FetchJob job) {
    return !(job.goal() instanceof FetchJob.Locked goal)
        || goal.revalidate()
        || goal.use() != FetchJob.Use.NONE
            && !mirrored
            && !store.has(goal.coverage().locked().sha256());
  }
}
