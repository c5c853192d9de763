// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime.mistaken;

import io.odpf.optimus.plugin.api.option.OptionSchema;
import io.odpf.optimus.plugin.api.provider.Provider;
import io.odpf.optimus.plugin.api.provider.ProviderContext;
import io.odpf.optimus.plugin.api.provider.ProviderFactory;
import io.odpf.optimus.plugin.api.provider.ProviderSpec;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** Contradicts its own manifest: a mistake of a provider's author. */
@Component(service = ProviderFactory.class, property = "optimus.provider.type=right")
public final class ContradictingFactory implements ProviderFactory {
  @Override
  public String type() {
    return "left";
  }

  @Override
  public OptionSchema options() {
    return new OptionSchema(List.of(), List.of());
  }

  @Override
  public Provider create(ProviderSpec spec, ProviderContext context) {
    throw new UnsupportedOperationException("never made");
  }
}
