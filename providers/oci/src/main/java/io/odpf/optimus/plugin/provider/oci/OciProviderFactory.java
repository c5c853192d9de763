// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.oci;

import io.odpf.optimus.plugin.api.http.HttpOptions;
import io.odpf.optimus.plugin.api.http.HttpSettings;
import io.odpf.optimus.plugin.api.option.Option;
import io.odpf.optimus.plugin.api.option.OptionProblem;
import io.odpf.optimus.plugin.api.option.OptionRole;
import io.odpf.optimus.plugin.api.option.OptionSchema;
import io.odpf.optimus.plugin.api.option.OptionType;
import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.api.provider.Provider;
import io.odpf.optimus.plugin.api.provider.ProviderContext;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.ProviderFactory;
import io.odpf.optimus.plugin.api.provider.ProviderSpec;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Creates providers of the type {@code oci}. */
public class OciProviderFactory implements ProviderFactory {
  private static final String REGISTRY = "registry";
  private static final String REPOSITORY = "repository";
  private static final String DOCKER_CONFIG = "docker_config";
  private static final String AUTH = "auth";

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
    options.add(
        Option.optional(
                DOCKER_CONFIG,
                new OptionType.AnyOf(List.of(new OptionType.Flag(), new OptionType.FilePath())),
                "true to take user name and password from Docker's configuration, where docker"
                    + " login puts them, or the path of such a file. In the address of a mirror,"
                    + " true is the default.")
            .as(OptionRole.CREDENTIAL));
    options.addAll(HttpOptions.all());
    return new OptionSchema(options, List.of(), OciProviderFactory::check);
  }

  @Override
  public Provider create(ProviderSpec spec, ProviderContext context) throws ProviderException {
    Options options = spec.options();
    URI registry = options.address(REGISTRY).orElseThrow();
    HttpSettings settings = HttpOptions.settings(options);
    Optional<Path> logins = logins(options, context);
    if (logins.isPresent()) {
      settings = settings.with(DockerLogins.read(logins.get()).of(registry));
    }
    Registry client = new Registry(registry, settings, context, Clock.systemUTC());
    return new OciProvider(client, options.text(REPOSITORY));
  }

  /** Returns the Docker configuration to read; empty if the option is absent or false. */
  private static Optional<Path> logins(Options options, ProviderContext context) {
    boolean usual = options.as(DOCKER_CONFIG, Boolean.class).orElse(false);
    return usual
        ? DockerLogins.location(context.environment())
        : options.as(DOCKER_CONFIG, Path.class);
  }

  private static List<OptionProblem> check(Options options) {
    boolean logins = options.as(DOCKER_CONFIG, Boolean.class).orElse(options.has(DOCKER_CONFIG));
    return logins && options.has(AUTH)
        ? List.of(
            new OptionProblem(
                DOCKER_CONFIG, "and auth exclude each other", "remove one of the two"))
        : List.of();
  }
}
