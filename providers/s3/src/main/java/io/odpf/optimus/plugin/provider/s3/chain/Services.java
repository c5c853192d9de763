// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3.chain;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.odpf.optimus.plugin.api.http.HttpClient;
import io.odpf.optimus.plugin.api.http.HttpSettings;
import io.odpf.optimus.plugin.api.http.Timeouts;
import io.odpf.optimus.plugin.api.provider.ProviderContext;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The HTTP clients for services that issue keys. Thread-safe. */
final class Services {
  /** Short, since the services are nearby; elsewhere, packets to them may be dropped. */
  private static final Timeouts NEARBY =
      new Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(6));

  private final ProviderContext context;
  private final HttpSettings settings;

  @GuardedBy("this")
  private @Nullable HttpClient remote;

  @GuardedBy("this")
  private @Nullable HttpClient nearby;

  /**
   * @param settings the provider's settings, for services on the network
   */
  Services(ProviderContext context, HttpSettings settings) {
    this.context = context;
    this.settings = settings;
  }

  /** Returns the client for services on the network. */
  synchronized HttpClient remote() throws ProviderException {
    if (remote == null) {
      remote = context.http(settings);
    }
    return remote;
  }

  /** Returns the client for services of this machine or its host, without the configured proxy. */
  synchronized HttpClient nearby() throws ProviderException {
    if (nearby == null) {
      nearby = context.http(HttpSettings.DEFAULT, NEARBY);
    }
    return nearby;
  }
}
