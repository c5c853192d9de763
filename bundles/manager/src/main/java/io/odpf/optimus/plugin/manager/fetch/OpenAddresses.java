// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.fetch;

import io.odpf.optimus.plugin.api.http.Addresses;
import io.odpf.optimus.plugin.api.http.PlainHttp;
import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.manager.Problem;
import io.odpf.optimus.plugin.api.option.OptionSchema;
import io.odpf.optimus.plugin.api.provider.ProviderSpec;
import io.odpf.optimus.plugin.config.ProviderEntry;
import io.odpf.optimus.plugin.config.SchemaLookup;
import java.net.URI;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Warns of providers that are allowed to send credentials without encryption. */
public final class OpenAddresses {
  private static final String CODE = "plain-http";
  private static final String HINT =
      "whoever is on the way can read them and change what is installed; use https";

  private final SchemaLookup schemas;
  private final InstallListener listener;

  public OpenAddresses(SchemaLookup schemas, InstallListener listener) {
    this.schemas = schemas;
    this.listener = listener;
  }

  /** Warns once of each such provider among those of the jobs. */
  public void warn(List<FetchJob> jobs) {
    Set<String> seen = new HashSet<>();
    for (FetchJob job : jobs) {
      ProviderSpec spec = job.provider().spec();
      if (seen.add(spec.name())) {
        String plugin = job.plugin().name();
        for (URI address : open(spec)) {
          listener.warned(
              plugin, Problem.ofPlugin(plugin, CODE, message(spec.name(), address), HINT));
        }
      }
    }
  }

  /** Warns of each such provider of a configuration, at its place there. */
  public void warnOfAll(Collection<ProviderEntry> providers) {
    for (ProviderEntry provider : providers) {
      ProviderSpec spec = provider.spec();
      for (URI address : open(spec)) {
        listener.warned(Problem.at(provider.position(), CODE, message(spec.name(), address), HINT));
      }
    }
  }

  private List<URI> open(ProviderSpec spec) {
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
