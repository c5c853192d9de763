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

/**
 * Prepares a batch: reads the secrets of the providers that will be asked, so that all missing ones
 * are reported at once, and warns of secrets that are sent unencrypted.
 */
public final class SourceOpening {
  private final ProviderSession session;
  private final ArtifactStore store;
  private final PlainHttpWarnings addresses;
  private final InstallListener listener;

  public SourceOpening(
      ProviderSession session,
      ArtifactStore store,
      SchemaLookup schemas,
      InstallListener listener) {
    this.session = session;
    this.store = store;
    this.addresses = new PlainHttpWarnings(schemas);
    this.listener = listener;
  }

  /**
   * Opens the sources of these jobs, except those whose artifact seems to be in the store. If such
   * an artifact turns out to be damaged, its source is opened when it is asked.
   *
   * @throws PluginManagerException of category CONFIG if secrets of some cannot be read
   */
  public void open(Iterable<FetchJob> jobs) throws PluginManagerException {
    Map<String, ProviderEntry> providers = new LinkedHashMap<>();
    Map<String, String> plugins = new LinkedHashMap<>();
    for (FetchJob job : jobs) {
      String name = job.provider().spec().name();
      if (asks(job) && providers.putIfAbsent(name, job.provider()) == null) {
        plugins.put(name, job.plugin().name());
      }
    }
    for (ProviderEntry provider : session.resolve(providers.values())) {
      String plugin = plugins.get(provider.spec().name());
      for (Problem warning : addresses.warnings(plugin, provider.spec())) {
        listener.warned(plugin, warning);
      }
    }
  }

  private boolean asks(FetchJob job) {
    return !(job.goal() instanceof FetchJob.Locked goal)
        || goal.revalidate()
        || goal.unpack() && !store.has(goal.coverage().locked().sha256());
  }
}
