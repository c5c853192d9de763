// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3.chain;

import io.odpf.optimus.plugin.api.http.HttpSettings;
import io.odpf.optimus.plugin.api.provider.ProviderContext;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.provider.s3.account.AccessKeys;
import io.odpf.optimus.plugin.provider.s3.signing.Signature;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.profiles.Profile;

/**
 * The sources of keys, in the order of Amazon's tools: the environment, a web identity, the
 * profile, the container, the instance. Only the first configured source is used, even if it fails.
 * Thread-safe.
 */
public final class DefaultChain {
  private static final String FALLBACK_REGION = "us-east-1";

  private final List<CredentialSource> sources;
  private final Optional<String> region;

  private DefaultChain(List<CredentialSource> sources, Optional<String> region) {
    this.sources = List.copyOf(sources);
    this.region = region;
  }

  /**
   * Creates the chain. Reads the profile files, and nothing else yet.
   *
   * @param region the region in the configuration or the environment
   * @param settings the provider's settings, for services on the network
   */
  public static DefaultChain of(
      ProviderContext context, HttpSettings settings, Optional<String> region, Clock clock)
      throws ProviderException {
    Environment environment = new Environment(context.environment());
    ProfileFiles files = ProfileFiles.of(environment);
    Optional<String> profileRegion = files.current().flatMap(DefaultChain::region);
    Optional<String> known = region.or(() -> profileRegion);
    Services services = new Services(context, settings);
    SecurityTokens tokens =
        new SecurityTokens(
            environment, services, new Signature(clock), known.orElse(FALLBACK_REGION));
    CredentialSource keys = new EnvironmentKeys(environment);
    CredentialSource container = new ContainerKeys(environment, services);
    CredentialSource instance = new InstanceKeys(environment, services);
    CredentialSource profile =
        new ProfileKeys(
            environment,
            files,
            tokens,
            new SsoLogin(environment, services, files, clock),
            Map.of(
                "Environment", keys, "EcsContainer", container, "Ec2InstanceMetadata", instance));
    return new DefaultChain(
        List.of(keys, new WebIdentityKeys(environment, tokens), profile, container, instance),
        known);
  }

  private static Optional<String> region(Profile profile) {
    return profile.property("region");
  }

  /** Returns the configured region, otherwise the profile's. */
  public Optional<String> region() {
    return region;
  }

  /**
   * Looks for keys.
   *
   * @throws ProviderException if there are none, or the first configured place returns none
   */
  public AccessKeys find() throws ProviderException, InterruptedException {
    List<String> reasons = new ArrayList<>();
    for (CredentialSource source : sources) {
      Lookup lookup = source.look();
      if (lookup instanceof Lookup.Found found) {
        return found.keys();
      }
      reasons.add(((Lookup.Nothing) lookup).why());
    }
    throw ProviderException.denied(
        "no access keys found: " + String.join("; ", reasons),
        "set the provider's service_account, or anonymous: true for a public bucket, or one of these"
            + " places");
  }
}
