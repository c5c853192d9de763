// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.provider;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.odpf.optimus.plugin.api.http.HttpClient;
import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.http.HttpSettings;
import io.odpf.optimus.plugin.api.http.Timeouts;
import io.odpf.optimus.plugin.api.provider.HttpFailures;
import io.odpf.optimus.plugin.api.provider.ProviderContext;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.config.model.ProviderEntry;
import io.odpf.optimus.plugin.manager.store.ScratchDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The context of one provider, whose resources are released when it is closed. */
final class ScopedProviderContext implements ProviderContext {
  private final ProviderEntry entry;
  private final ProviderResources resources;

  @GuardedBy("this")
  private final List<AutoCloseable> clients = new ArrayList<>();

  @GuardedBy("this")
  private Optional<ScratchDirectory> scratch = Optional.empty();

  ScopedProviderContext(ProviderEntry entry, ProviderResources resources) {
    this.entry = entry;
    this.resources = resources;
  }

  @Override
  public HttpClient http(HttpSettings settings) throws ProviderException {
    return http(settings, entry.timeouts());
  }

  @Override
  public HttpClient http(HttpSettings settings, Timeouts timeouts) throws ProviderException {
    try {
      HttpClient client = resources.http().create(settings, timeouts, resources.environment());
      if (client instanceof AutoCloseable closeable) {
        synchronized (this) {
          clients.add(closeable);
        }
      }
      return client;
    } catch (HttpException e) {
      throw HttpFailures.of(e);
    }
  }

  @Override
  public Timeouts timeouts() {
    return entry.timeouts();
  }

  @Override
  public synchronized Path scratch() throws ProviderException {
    if (scratch.isEmpty()) {
      try {
        scratch = Optional.of(ScratchDirectory.create(resources.scratch(), entry.spec().type()));
      } catch (IOException failure) {
        throw ProviderException.local(
            "no scratch directory can be made in " + resources.scratch(),
            "check the disk's space and the directory's permissions",
            failure);
      }
    }
    return scratch.get().path();
  }

  @Override
  public Map<String, String> environment() {
    return resources.environment();
  }

  @Override
  public System.Logger log() {
    return new LazyLogger("io.odpf.optimus.plugin.provider." + entry.spec().name());
  }

  /** Closes the clients and removes the scratch directory. */
  synchronized void close() {
    for (AutoCloseable client : clients) {
      try {
        client.close();
      } catch (Exception failure) {
        log().log(System.Logger.Level.WARNING, "a connection did not close well", failure);
      }
    }
    clients.clear();
    if (scratch.isPresent()) {
      try {
        scratch.get().close();
      } catch (IOException failure) {
        log().log(System.Logger.Level.WARNING, "a scratch directory is left", failure);
      }
      scratch = Optional.empty();
    }
  }
}
