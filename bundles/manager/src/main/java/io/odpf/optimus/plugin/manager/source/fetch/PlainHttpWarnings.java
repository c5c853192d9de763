// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.fetch;

import io.odpf.optimus.plugin.api.http.Addresses;
import io.odpf.optimus.plugin.api.http.PlainHttp;
import io.odpf.optimus.plugin.api.option.OptionSchema;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.provider.ProviderSpec;
import io.odpf.optimus.plugin.config.SchemaLookup;
import io.odpf.optimus.plugin.config.model.ConfigProblem;
import io.odpf.optimus.plugin.config.model.ProviderEntry;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Warns of providers that may send credentials without encryption. */
public final class PlainHttpWarnings {
  private static final String HINT =
      "anyone on the network path can read them and change what is installed; use https";

  private final SchemaLookup schemas;

  public PlainHttpWarnings(SchemaLookup schemas) {
    this.schemas = schemas;
  }

  /** Returns the warnings about the provider of a plugin. */
  List<Problem> warnings(String plugin, ProviderSpec spec) {
    return addresses(spec).stream()
        .map(
            address ->
                Problem.ofPlugin(
                    plugin, ConfigProblem.PLAIN_HTTP, message(spec.name(), address), HINT))
        .toList();
  }

  /** Returns the warnings about a provider, at its position in the configuration. */
  public List<Problem> warnings(ProviderEntry provider) {
    return addresses(provider.spec()).stream()
        .map(
            address ->
                Problem.at(
                    provider.position(),
                    ConfigProblem.PLAIN_HTTP,
                    message(provider.spec().name(), address),
                    HINT))
        .toList();
  }

  private List<URI> addresses(ProviderSpec spec) {
    Optional<OptionSchema> schema = schemas.find(spec.type());
    return schema.isEmpty() ? List.of() : PlainHttp.allowed(schema.get(), spec.options());
  }

  private static String message(String provider, URI address) {
    return "provider "
        + provider
        + " sends its credentials to "
        + Addresses.display(address)
        + " without encryption";
  }
}
