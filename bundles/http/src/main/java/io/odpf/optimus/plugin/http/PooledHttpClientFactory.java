// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http;

import io.odpf.optimus.plugin.api.http.HttpClient;
import io.odpf.optimus.plugin.api.http.HttpClientFactory;
import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.http.HttpSettings;
import io.odpf.optimus.plugin.api.http.Timeouts;
import java.util.Map;

/** Creates clients that pool their connections. Stateless. */
public class PooledHttpClientFactory implements HttpClientFactory {
  @Override
  public HttpClient create(
      HttpSettings settings, Timeouts timeouts, Map<String, String> environment)
      throws HttpException {
    return new PooledHttpClient(settings, timeouts, environment);
  }
}
