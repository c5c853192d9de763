// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3.chain;

import io.odpf.optimus.plugin.api.http.HttpClient;
import io.odpf.optimus.plugin.api.http.HttpSettings;
import io.odpf.optimus.plugin.api.provider.ProviderContext;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.Timeouts;
import java.time.Duration;

/** How the services that lend keys are reached. Thread-safe. */
final class Services {
  /** They are on this machine or beside it; where there are none, packets may just vanish. */
  private static final Timeouts NEARBY =
      new Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(6));

  private final ProviderContext context;
  private final HttpSettings settings;

  // Both guarded by this; null until first used.
  private HttpClient remote;
  private HttpClient nearby;

  /**
   * @param settings the entry's, for services on the network
   */
  Services(ProviderContext context, HttpSettings settings) {
    this.context = context;
    this.settings = settings;
  }

  /** For services on the network. */
  synchronized HttpClient remote() throws ProviderException {
    if (remote == null) {
      remote = context.http(settings);
    }
    return remote;
  }

  /** For services of this machine or its host, which no configured proxy leads to. */
  synchronized HttpClient nearby() throws ProviderException {
    if (nearby == null) {
      nearby = context.http(HttpSettings.DEFAULT, NEARBY);
    }
    return nearby;
  }
}
