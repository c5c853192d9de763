// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.url;

import io.odpf.optimus.plugin.api.option.OptionSchema;
import io.odpf.optimus.plugin.api.provider.Provider;
import io.odpf.optimus.plugin.api.provider.ProviderContext;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.ProviderFactory;
import io.odpf.optimus.plugin.api.provider.ProviderSpec;
import org.osgi.annotation.bundle.Capability;
import org.osgi.service.component.annotations.Component;

/** The factory as a service. */
@Component(service = ProviderFactory.class, property = "optimus.provider.type=url")
@Capability(namespace = "optimus.provider", attribute = "type=url")
public final class UrlProviderComponent implements ProviderFactory {
  private final ProviderFactory factory = new UrlProviderFactory();

  @Override
  public String type() {
    return factory.type();
  }

  @Override
  public OptionSchema options() {
    return factory.options();
  }

  @Override
  public Provider create(ProviderSpec spec, ProviderContext context) throws ProviderException {
    return factory.create(spec, context);
  }
}
