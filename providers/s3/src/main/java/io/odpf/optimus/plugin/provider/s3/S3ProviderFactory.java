// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3;

import io.odpf.optimus.plugin.api.http.HttpOptions;
import io.odpf.optimus.plugin.api.http.PlainHttp;
import io.odpf.optimus.plugin.api.option.Option;
import io.odpf.optimus.plugin.api.option.OptionRole;
import io.odpf.optimus.plugin.api.option.OptionSchema;
import io.odpf.optimus.plugin.api.option.OptionType;
import io.odpf.optimus.plugin.api.provider.ObjectStoreOptions;
import io.odpf.optimus.plugin.api.provider.Provider;
import io.odpf.optimus.plugin.api.provider.ProviderContext;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.ProviderFactory;
import io.odpf.optimus.plugin.api.provider.ProviderSpec;
import io.odpf.optimus.plugin.provider.s3.account.AccountCheck;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Creates providers of the type {@code s3}: objects in S3 and in compatible stores. Loads no class
 * of the SDK until it creates a provider.
 */
public class S3ProviderFactory implements ProviderFactory {
  private static final OptionType BUCKET =
      new OptionType.Text(
          "[A-Za-z0-9][A-Za-z0-9._-]{1,253}[A-Za-z0-9]|arn:[A-Za-z0-9:/_-]{1,200}",
          "a bucket's name or an access point's ARN");

  @Override
  public String type() {
    return "s3";
  }

  @Override
  public OptionSchema options() {
    List<Option> provider =
        new ArrayList<>(
            List.of(
                Option.required("bucket", BUCKET, "The bucket's name, or an access point's ARN."),
                ObjectStoreOptions.prefix(),
                Option.optional(
                        "region",
                        new OptionType.Text("[a-z0-9-]{1,64}", "a region such as eu-central-1"),
                        "The bucket's region. By default the environment's, or us-east-1.")
                    .as(OptionRole.ROUTE),
                Option.optional(
                    "endpoint",
                    new OptionType.Address(Set.of("https", "http")),
                    "The address of the service, for stores other than Amazon's."),
                Option.withDefault(
                        "path_style",
                        new OptionType.Flag(),
                        "false",
                        "true to put the bucket's name into the path instead of the host, as many"
                            + " stores want it.")
                    .as(OptionRole.ROUTE),
                Option.optional(
                        "service_account",
                        new OptionType.SecretText(),
                        "Base64 of {\"access_key_id\", \"secret_access_key\", \"session_token\"} or"
                            + " of a profile of a credentials file. Without it, the default chain"
                            + " is used.")
                    .as(OptionRole.CREDENTIAL),
                ObjectStoreOptions.anonymous(),
                Option.withDefault(
                        "requester_pays",
                        new OptionType.Flag(),
                        "false",
                        "true to agree to pay for requests to requester-pays buckets.")
                    .as(OptionRole.CREDENTIAL)));
    provider.addAll(HttpOptions.named("ca_file", "proxy", PlainHttp.OPTION));
    return new OptionSchema(
        provider,
        List.of(
            Option.optional(
                "version_id",
                new OptionType.Text("[A-Za-z0-9._~+/=-]{1,1024}", "a version's id"),
                "The version of the object to install instead of the latest one.")),
        new AccountCheck());
  }

  @Override
  public Provider create(ProviderSpec spec, ProviderContext context) throws ProviderException {
    return ProviderAssembly.assemble(spec, context, Clock.systemUTC());
  }
}
