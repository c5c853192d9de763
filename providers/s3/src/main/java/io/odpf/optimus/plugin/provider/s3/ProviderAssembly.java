// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3;

import io.odpf.optimus.plugin.api.http.HttpOptions;
import io.odpf.optimus.plugin.api.http.HttpSettings;
import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.api.provider.Provider;
import io.odpf.optimus.plugin.api.provider.ProviderContext;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.ProviderSpec;
import io.odpf.optimus.plugin.provider.s3.account.AccessKeys;
import io.odpf.optimus.plugin.provider.s3.account.AccountException;
import io.odpf.optimus.plugin.provider.s3.account.ServiceAccount;
import io.odpf.optimus.plugin.provider.s3.chain.DefaultChain;
import io.odpf.optimus.plugin.provider.s3.signing.Signature;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;

/** Creates a provider from its configuration. */
final class ProviderAssembly {
  private static final String FALLBACK_REGION = "us-east-1";

  /** A label of a host name. */
  private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,64}");

  private ProviderAssembly() {}

  static Provider assemble(ProviderSpec spec, ProviderContext context, Clock clock)
      throws ProviderException {
    Options options = spec.options();
    S3Location location =
        new S3Location(
            options.text("bucket").orElseThrow(),
            options.text("prefix").orElse(""),
            options.address("endpoint"));
    HttpSettings http = HttpOptions.settings(options);
    Optional<String> known =
        options
            .text("region")
            .or(() -> variable(context, "AWS_REGION"))
            .or(() -> variable(context, "AWS_DEFAULT_REGION"));
    Account account = account(spec, context, http, known, clock);
    String region = account.region().orElse(FALLBACK_REGION);
    if (!REGION.matcher(region).matches()) {
      throw ProviderException.invalid(
          "provider '" + spec.name() + "' gets no valid region from its environment",
          "set its region, or correct AWS_REGION");
    }
    boolean pays = options.flag("requester_pays");
    boolean follows = options.text("region").isEmpty() && location.endpoint().isEmpty();
    Denials denials = new Denials(options.flag("anonymous"), pays, account.words(), clock);
    return new S3Provider(
        location,
        new S3Objects(
            context.http(http),
            new S3Requests(new Signature(clock), pays),
            new BucketPlace(location, options.flag("path_style"), region, follows),
            account.keys(),
            new S3Failures(location, denials, clock)));
  }

  /**
   * The identity of requests.
   *
   * @param words the origin of the keys, for messages
   * @param region the first region to use, if known
   */
  private record Account(KeySource keys, String words, Optional<String> region) {}

  private static Account account(
      ProviderSpec spec,
      ProviderContext context,
      HttpSettings http,
      Optional<String> region,
      Clock clock)
      throws ProviderException {
    if (spec.options().flag("anonymous")) {
      return new Account(KeySource.ANONYMOUS, "nobody", region);
    }
    Optional<Secret> configured = spec.options().secret("service_account");
    if (configured.isEmpty()) {
      DefaultChain chain = DefaultChain.of(context, http, region, clock);
      return new Account(
          new RenewedKeys(chain::find, clock), "the account of the default chain", chain.region());
    }
    try {
      AccessKeys keys = ServiceAccount.read(configured.get());
      return new Account(() -> Optional.of(keys), "the provider's service_account", region);
    } catch (AccountException failure) {
      throw ProviderException.of(
          ProviderException.Kind.INVALID,
          "service_account of provider '" + spec.name() + "' " + failure.getMessage(),
          failure.hint(),
          failure);
    }
  }

  private static Optional<String> variable(ProviderContext context, String name) {
    String value = context.environment().getOrDefault(name, "").strip();
    return value.isEmpty() ? Optional.empty() : Optional.of(value);
  }
}
