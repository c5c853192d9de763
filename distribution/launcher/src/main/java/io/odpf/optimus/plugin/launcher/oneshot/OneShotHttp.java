// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.oneshot;

import io.odpf.optimus.plugin.api.http.HttpClient;
import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.http.HttpSettings;
import io.odpf.optimus.plugin.api.provider.Timeouts;
import io.odpf.optimus.plugin.manager.http.PooledHttpClient;
import io.odpf.optimus.plugin.manager.providers.HttpClientFactory;
import java.util.Map;

/** Makes HTTP clients. A class, since a method reference would take longer to start. */
final class OneShotHttp implements HttpClientFactory {
  @Override
  public HttpClient create(
      HttpSettings settings, Timeouts timeouts, Map<String, String> environment)
      throws HttpException {
    return new PooledHttpClient(settings, timeouts, environment);
  }
}
