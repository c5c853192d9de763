// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime.mistaken;

import io.odpf.optimus.plugin.api.option.OptionSchema;
import io.odpf.optimus.plugin.api.provider.Provider;
import io.odpf.optimus.plugin.api.provider.ProviderContext;
import io.odpf.optimus.plugin.api.provider.ProviderFactory;
import io.odpf.optimus.plugin.api.provider.ProviderSpec;
import org.osgi.service.component.annotations.Component;

/** Throws when asked for its options: a mistake of a provider's author. */
@Component(service = ProviderFactory.class)
public final class ThrowingOptionsFactory implements ProviderFactory {
  @Override
  public String type() {
    return "nooptions";
  }

  @Override
  public OptionSchema options() {
    throw new IllegalStateException("no options today");
  }

  @Override
  public Provider create(ProviderSpec spec, ProviderContext context) {
    throw new UnsupportedOperationException("never made");
  }
}
