// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs;

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
import io.odpf.optimus.plugin.provider.gcs.key.AccountCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Creates providers of the type {@code gcs}. */
public class GcsProviderFactory implements ProviderFactory {
  private static final OptionType BUCKET =
      new OptionType.Text(
          "[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]",
          "a bucket's name: lower-case letters, digits, '.', '_' and '-'");

  @Override
  public String type() {
    return "gcs";
  }

  @Override
  public OptionSchema options() {
    List<Option> provider =
        new ArrayList<>(
            List.of(
                Option.required("bucket", BUCKET, "The bucket's name."),
                ObjectStoreOptions.prefix(),
                Option.optional(
                        "service_account",
                        new OptionType.SecretText(),
                        "A JSON key of type service_account or authorized_user, in base64 or as"
                            + " plain JSON. Without it, application default credentials are used.")
                    .as(OptionRole.CREDENTIAL),
                ObjectStoreOptions.anonymous(),
                Option.optional(
                        "user_project",
                        new OptionType.Text("[a-z0-9][a-z0-9.:-]{0,127}", "a project's id"),
                        "The project to bill for requester-pays buckets.")
                    .as(OptionRole.CREDENTIAL),
                Option.optional(
                    "endpoint",
                    new OptionType.Address(Set.of("https", "http")),
                    "The address of the service, for private and test hosts."),
                Option.optional(
                        "token_uris",
                        new OptionType.ListOf(new OptionType.Address(Set.of("https", "http"))),
                        "Token endpoints that a key may name besides Google's own.")
                    .as(OptionRole.CREDENTIAL)));
    provider.addAll(HttpOptions.named("ca_file", "proxy", PlainHttp.OPTION));
    return new OptionSchema(
        provider,
        List.of(
            Option.optional(
                "generation",
                new OptionType.Whole(1, Long.MAX_VALUE),
                "The generation of the object to install instead of the live one.")),
        new AccountCheck());
  }

  @Override
  public Provider create(ProviderSpec spec, ProviderContext context) throws ProviderException {
    return GcsProviders.open(spec.options(), context);
  }
}
