// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs;

import io.odpf.optimus.plugin.api.http.HttpClient;
import io.odpf.optimus.plugin.api.http.HttpOptions;
import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.api.provider.Provider;
import io.odpf.optimus.plugin.api.provider.ProviderContext;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.provider.gcs.login.Access;
import io.odpf.optimus.plugin.provider.gcs.login.Login;
import io.odpf.optimus.plugin.provider.gcs.login.Logins;
import io.odpf.optimus.plugin.provider.gcs.storage.CloudStorage;
import io.odpf.optimus.plugin.provider.gcs.storage.ObjectUploads;
import io.odpf.optimus.plugin.provider.gcs.transport.Endpoint;
import io.odpf.optimus.plugin.provider.gcs.transport.SdkTransport;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/** Creates providers. Separate from the factory, which must not load Google's library. */
final class GcsProviders {
  private GcsProviders() {}

  static Provider open(Options options, ProviderContext context) throws ProviderException {
    Clock clock = Clock.systemUTC();
    HttpClient http = context.http(HttpOptions.settings(options));
    Login login = Logins.of(options, context, http, Access.READ, clock);
    Optional<URI> endpoint = options.address("endpoint");
    SdkTransport transport = new SdkTransport(http, Endpoint.STORAGE, clock);
    CloudStorage storage =
        new CloudStorage(endpoint, login, options.text("user_project"), transport, clock);
    return new GcsProvider(
        options.text("bucket").orElseThrow(),
        folder(options.text("prefix").orElse("")),
        storage,
        () ->
            new ObjectUploads(
                endpoint,
                Logins.of(options, context, http, Access.WRITE, clock),
                options.text("user_project"),
                transport,
                clock));
  }

  private static String folder(String prefix) {
    return prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
  }
}
