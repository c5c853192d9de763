// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.providers;

import io.odpf.optimus.plugin.api.provider.Provider;

/** A provider made by a factory for one entry of a configuration, and what it was lent. */
final class ProviderInstance {
  private final Registration registration;
  private final Provider provider;
  private final LentContext context;

  ProviderInstance(Registration registration, Provider provider, LentContext context) {
    this.registration = registration;
    this.provider = provider;
    this.context = context;
  }

  Registration registration() {
    return registration;
  }

  Provider provider() {
    return provider;
  }

  /** Closes it; a failure to do so concerns nobody who waits for a result, and is logged. */
  void close() {
    LoaderScope loader = new LoaderScope(registration.factory());
    try {
      provider.close();
    } catch (RuntimeException | LinkageError failure) {
      System.getLogger(ProviderInstance.class.getName())
          .log(
              System.Logger.Level.WARNING,
              "a provider of type " + registration.type() + " did not close well",
              failure);
    } finally {
      loader.leave();
    }
    context.takeBack();
  }
}
