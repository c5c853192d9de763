// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.oci;

import io.odpf.optimus.plugin.api.http.HttpOptions;
import io.odpf.optimus.plugin.api.option.Option;
import io.odpf.optimus.plugin.api.option.OptionSchema;
import io.odpf.optimus.plugin.api.option.OptionType;
import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.api.provider.Provider;
import io.odpf.optimus.plugin.api.provider.ProviderContext;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.ProviderFactory;
import io.odpf.optimus.plugin.api.provider.ProviderSpec;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Creates providers of the type {@code oci}. */
public class OciProviderFactory implements ProviderFactory {
  private static final String REGISTRY = "registry";
  private static final String REPOSITORY = "repository";

  @Override
  public String type() {
    return "oci";
  }

  @Override
  public OptionSchema options() {
    List<Option> options = new ArrayList<>();
    options.add(
        Option.required(
            REGISTRY,
            new OptionType.Address(Set.of("https", "http")),
            "The registry's address, such as https://ghcr.io."));
    options.add(
        Option.optional(
            REPOSITORY,
            new OptionType.Text(
                Reference.REPOSITORY,
                "a repository's name: lower-case letters, digits, '.', '_', '-' and '/'"),
            "The beginning of all repositories' names; a '/' is put between it and the plugin's"
                + " path, unless the path begins with '@'."));
    options.addAll(HttpOptions.all());
    return new OptionSchema(options, List.of());
  }

  @Override
  public Provider create(ProviderSpec spec, ProviderContext context) throws ProviderException {
    Options options = spec.options();
    URI registry = options.address(REGISTRY).orElseThrow();
    Registry client =
        new Registry(registry, HttpOptions.settings(options), context, Clock.systemUTC());
    return new OciProvider(client, options.text(REPOSITORY));
  }
}
