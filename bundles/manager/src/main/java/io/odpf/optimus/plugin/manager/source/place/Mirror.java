// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.place;

import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.api.provider.Artifact;
import io.odpf.optimus.plugin.api.provider.ArtifactRequest;
import io.odpf.optimus.plugin.api.provider.ArtifactSink;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.config.model.ProviderEntry;
import io.odpf.optimus.plugin.config.model.RetryPolicy;
import io.odpf.optimus.plugin.manager.lock.PluginId;
import io.odpf.optimus.plugin.manager.source.provider.ProviderSession;
import java.util.Optional;
import java.util.function.Function;

/** A mirror in the layout {@link MirrorLayout}, read through a provider. */
public final class Mirror implements ArtifactPlace {
  private final ProviderSession session;
  private final ProviderEntry entry;
  private final Function<Digest, String> names;

  /**
   * Creates a mirror.
   *
   * @param entry the entry whose provider reads the mirror's files
   */
  public Mirror(ProviderSession session, ProviderEntry entry) {
    this(session, entry, MirrorLayout::blob);
  }

  /**
   * Creates a place with other file names.
   *
   * @param names returns the name of an artifact by its digest
   */
  Mirror(ProviderSession session, ProviderEntry entry, Function<Digest, String> names) {
    this.session = session;
    this.entry = entry;
    this.names = names;
  }

  @Override
  public String name() {
    return entry.spec().name();
  }

  @Override
  public RetryPolicy retries() throws ProviderException {
    return session.resolved(entry).retries();
  }

  @Override
  public void fetch(PluginId plugin, Digest sha256, ArtifactSink sink)
      throws ProviderException, InterruptedException {
    ArtifactRequest request =
        new ArtifactRequest(
            plugin.name(),
            names.apply(sha256),
            Optional.empty(),
            plugin.platform(),
            Options.NONE,
            Optional.empty());
    session.call(
        entry,
        provider -> {
          if (sink.received() == 0) {
            return provider.fetchCurrent(request, sink); // One request, instead of two.
          }
          Artifact now = provider.resolve(request);
          provider.fetch(now, sink);
          return now;
        });
  }
}
