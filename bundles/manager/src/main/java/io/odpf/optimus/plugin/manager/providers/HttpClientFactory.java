// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.providers;

import io.odpf.optimus.plugin.api.http.HttpClient;
import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.http.HttpSettings;
import io.odpf.optimus.plugin.api.provider.Timeouts;
import java.util.Map;

/** Makes the HTTP clients that providers ask for. */
@FunctionalInterface
public interface HttpClientFactory {

  /**
   * Makes a client; if it is {@link AutoCloseable}, it is closed with the provider.
   *
   * @param environment where the proxy's variables and the user's netrc file are looked up
   * @throws HttpException if the settings cannot be used
   */
  HttpClient create(HttpSettings settings, Timeouts timeouts, Map<String, String> environment)
      throws HttpException;
}
