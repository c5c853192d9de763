// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs;

import io.odpf.optimus.plugin.api.http.HttpClient;
import io.odpf.optimus.plugin.api.http.HttpOptions;
import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.api.provider.Provider;
import io.odpf.optimus.plugin.api.provider.ProviderContext;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.provider.gcs.login.Login;
import io.odpf.optimus.plugin.provider.gcs.login.Logins;
import io.odpf.optimus.plugin.provider.gcs.storage.CloudStorage;
import io.odpf.optimus.plugin.provider.gcs.transport.Endpoint;
import io.odpf.optimus.plugin.provider.gcs.transport.SdkTransport;
import java.time.Clock;

/** Creates providers. Separate from the factory, which must not load Google's library. */
final class GcsProviders {
  private GcsProviders() {}

  static Provider open(Options options, ProviderContext context) throws ProviderException {
    Clock clock = Clock.systemUTC();
    HttpClient http = context.http(HttpOptions.settings(options));
    Login login = Logins.of(options, context, http, clock);
    CloudStorage storage =
        new CloudStorage(
            options.address("endpoint"),
            login,
            options.text("user_project"),
            new SdkTransport(http, Endpoint.STORAGE, clock),
            clock);
    return new GcsProvider(
        options.text("bucket").orElseThrow(), folder(options.text("prefix").orElse("")), storage);
  }

  private static String folder(String prefix) {
    return prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
  }
}
