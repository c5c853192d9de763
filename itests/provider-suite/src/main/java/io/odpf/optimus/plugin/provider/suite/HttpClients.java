// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.suite;

import io.odpf.optimus.plugin.api.http.HttpClient;
import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.http.HttpSettings;
import io.odpf.optimus.plugin.api.http.Timeouts;
import io.odpf.optimus.plugin.api.provider.HttpFailures;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.http.PooledHttpClient;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The manager's HTTP clients, lent to a provider and closed with it. Thread-safe. */
public final class HttpClients implements AutoCloseable {
  private final List<PooledHttpClient> lent = new CopyOnWriteArrayList<>();

  /**
   * Lends one.
   *
   * @param environment of the provider, for its proxy variables
   */
  public HttpClient lend(HttpSettings settings, Timeouts timeouts, Map<String, String> environment)
      throws ProviderException {
    try {
      PooledHttpClient client = new PooledHttpClient(settings, timeouts, environment);
      lent.add(client);
      return client;
    } catch (HttpException failure) {
      throw HttpFailures.of(failure);
    }
  }

  @Override
  public void close() {
    lent.forEach(PooledHttpClient::close);
  }
}
