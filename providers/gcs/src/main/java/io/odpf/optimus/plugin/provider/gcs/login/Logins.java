// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs.login;

import io.odpf.optimus.plugin.api.http.HttpClient;
import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.api.provider.ProviderContext;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.provider.gcs.key.AccountKeyReader;
import io.odpf.optimus.plugin.provider.gcs.key.KeyException;
import io.odpf.optimus.plugin.provider.gcs.transport.Endpoint;
import io.odpf.optimus.plugin.provider.gcs.transport.SdkTransport;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/** Selects the login of a provider. */
public final class Logins {
  private Logins() {}

  /**
   * Returns the login that the options select: anonymous, a configured key, or application default
   * credentials.
   *
   * @param http the client for token endpoints
   * @param access what the login is for
   */
  public static Login of(
      Options options, ProviderContext context, HttpClient http, Access access, Clock clock)
      throws ProviderException {
    if (options.flag("anonymous")) {
      return Login.ANONYMOUS;
    }
    AccountKeyReader reader = new AccountKeyReader(options.list("token_uris", URI.class));
    KeyLogins logins =
        new KeyLogins(
            new SdkTransport(http, Endpoint.TOKEN, clock), access, options.has("user_project"));
    Optional<Secret> key = options.secret("service_account");
    if (key.isPresent()) {
      try {
        return logins.of(reader.decode(key.get().reveal()));
      } catch (KeyException unusable) {
        throw ProviderException.invalid(
            "service_account " + unusable.getMessage(), unusable.hint());
      }
    }
    return new DefaultLogin(context, reader, logins, clock).find();
  }
}
