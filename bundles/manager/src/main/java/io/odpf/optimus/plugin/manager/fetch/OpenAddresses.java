// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.fetch;

import io.odpf.optimus.plugin.api.http.Addresses;
import io.odpf.optimus.plugin.api.http.PlainHttp;
import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.manager.Problem;
import io.odpf.optimus.plugin.api.option.OptionSchema;
import io.odpf.optimus.plugin.api.provider.ProviderSpec;
import io.odpf.optimus.plugin.config.SchemaLookup;
import java.net.URI;
import java.util.Optional;

/** Warns of providers that are allowed to send credentials without encryption. */
final class OpenAddresses {
  private final SchemaLookup schemas;
  private final InstallListener listener;

  OpenAddresses(SchemaLookup schemas, InstallListener listener) {
    this.schemas = schemas;
    this.listener = listener;
  }

  /**
   * Warns of a provider if it is one of them.
   *
   * @param plugin one that comes from it
   */
  void warn(String plugin, ProviderSpec spec) {
    Optional<OptionSchema> schema = schemas.find(spec.type());
    if (schema.isPresent()) {
      for (URI address : PlainHttp.allowed(schema.get(), spec.options())) {
        warn(plugin, spec.name(), address);
      }
    }
  }

  private void warn(String plugin, String provider, URI address) {
    listener.warned(
        plugin,
        Problem.ofPlugin(
            plugin,
            "plain-http",
            "provider "
                + provider
                + " sends its credentials to "
                + Addresses.display(address)
                + " without encryption",
            "whoever is on the way can read them and change what is installed; use https"));
  }
}
