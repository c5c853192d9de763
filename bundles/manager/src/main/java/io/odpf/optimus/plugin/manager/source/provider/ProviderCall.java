// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.provider;

import io.odpf.optimus.plugin.api.provider.Provider;
import io.odpf.optimus.plugin.api.provider.ProviderException;

/** A call of a provider. */
@FunctionalInterface
public interface ProviderCall<T> {
  T on(Provider provider) throws ProviderException, InterruptedException;
}
