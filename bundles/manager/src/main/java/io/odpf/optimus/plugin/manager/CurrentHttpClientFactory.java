// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager;

import io.odpf.optimus.plugin.api.http.HttpClient;
import io.odpf.optimus.plugin.api.http.HttpClientFactory;
import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.http.HttpSettings;
import io.odpf.optimus.plugin.api.http.Timeouts;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** Delegates to the runtime's current factory. Thread-safe. */
final class CurrentHttpClientFactory implements HttpClientFactory {
  private static final HttpClientFactory NONE =
      (settings, timeouts, environment) -> {
        throw new HttpException(
            HttpException.Reason.SETTINGS,
            "no HTTP client is available in this runtime",
            "start a bundle that offers an HttpClientFactory, such as io.odpf.optimus.plugin.http",
            null);
      };

  private final AtomicReference<HttpClientFactory> current = new AtomicReference<>(NONE);

  void set(HttpClientFactory factory) {
    current.set(factory);
  }

  /** Removes a factory, unless another one has replaced it already. */
  void unset(HttpClientFactory factory) {
    current.compareAndSet(factory, NONE);
  }

  @Override
  public HttpClient create(
      HttpSettings settings, Timeouts timeouts, Map<String, String> environment)
      throws HttpException {
    return Objects.requireNonNull(current.get()).create(settings, timeouts, environment);
  }
}
