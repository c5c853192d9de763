// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.configuration;

import io.odpf.optimus.plugin.api.option.OptionSchema;
import io.odpf.optimus.plugin.api.provider.ProviderFactory;
import io.odpf.optimus.plugin.config.SchemaLookup;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedSet;
import java.util.TreeSet;

/** The provider types of the distribution. */
final class Types implements SchemaLookup {
  private static final List<ProviderFactory> FACTORIES =
      ServiceLoader.load(ProviderFactory.class).stream().map(ServiceLoader.Provider::get).toList();

  @Override
  public Optional<OptionSchema> find(String type) {
    return FACTORIES.stream()
        .filter(factory -> factory.type().equals(type))
        .map(ProviderFactory::options)
        .findFirst();
  }

  @Override
  public SortedSet<String> types() {
    SortedSet<String> types = new TreeSet<>();
    FACTORIES.forEach(factory -> types.add(factory.type()));
    return types;
  }
}
