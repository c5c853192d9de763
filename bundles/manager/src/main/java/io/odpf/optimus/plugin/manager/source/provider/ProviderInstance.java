// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.provider;

import io.odpf.optimus.plugin.api.provider.Provider;
import io.odpf.optimus.plugin.api.provider.ProviderFactory;
import io.odpf.optimus.plugin.manager.source.extension.BoundedCall;
import io.odpf.optimus.plugin.manager.source.extension.CallTimeoutException;
import io.odpf.optimus.plugin.manager.source.extension.LoaderScope;
import io.odpf.optimus.plugin.manager.source.extension.Registration;
import java.time.Duration;
import java.util.concurrent.ExecutionException;

/** A provider that a factory created for an entry of a configuration, with its context. */
final class ProviderInstance implements Registration.Instance {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Registration<ProviderFactory> registration;
  private final Provider provider;
  private final ScopedProviderContext context;

  ProviderInstance(
      Registration<ProviderFactory> registration,
      Provider provider,
      ScopedProviderContext context) {
    this.registration = registration;
    this.provider = provider;
    this.context = context;
  }

  Registration<ProviderFactory> registration() {
    return registration;
  }

  Provider provider() {
    return provider;
  }

  /** Closes the provider and its context; logs failures, since they do not affect results. */
  @Override
  public void close() {
    LoaderScope loader = new LoaderScope(registration.extension());
    try {
      BoundedCall.run(
          "optimus-provider-close",
          PATIENCE,
          () -> {
            provider.close();
            return null;
          });
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | CallTimeoutException failure) {
      System.getLogger(ProviderInstance.class.getName())
          .log(
              System.Logger.Level.WARNING,
              "a provider of type " + registration.name() + " did not close well",
              failure);
    } finally {
      loader.leave();
    }
    context.close();
  }
}
