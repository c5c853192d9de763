// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.suite;

import io.odpf.optimus.plugin.api.http.HttpClient;
import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.http.HttpSettings;
import io.odpf.optimus.plugin.api.http.Timeouts;
import io.odpf.optimus.plugin.api.provider.HttpFailures;
import io.odpf.optimus.plugin.api.provider.ProviderContext;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.http.PooledHttpClient;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A provider's context in a test. Lends the manager's own HTTP clients, with the proxy variables of
 * {@link #environment}, and closes them at the end. There is no scratch directory unless a subclass
 * provides one. Thread-safe.
 */
public abstract class LendingContext implements ProviderContext, AutoCloseable {
  private final List<PooledHttpClient> lent = new CopyOnWriteArrayList<>();

  @Override
  public final HttpClient http(HttpSettings settings) throws ProviderException {
    return http(settings, timeouts());
  }

  @Override
  public final HttpClient http(HttpSettings settings, Timeouts timeouts) throws ProviderException {
    try {
      PooledHttpClient client = new PooledHttpClient(settings, timeouts, environment());
      lent.add(client);
      return client;
    } catch (HttpException failure) {
      throw HttpFailures.of(failure);
    }
  }

  @Override
  public Path scratch() throws ProviderException {
    throw new UnsupportedOperationException("not needed by this provider");
  }

  @Override
  public final System.Logger log() {
    return System.getLogger("io.odpf.optimus.plugin.provider.suite");
  }

  @Override
  public void close() {
    lent.forEach(PooledHttpClient::close);
  }
}
