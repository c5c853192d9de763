// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs.key;

import io.odpf.optimus.plugin.api.option.OptionCheck;
import io.odpf.optimus.plugin.api.option.OptionProblem;
import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.api.option.Secret;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Checks whether the account in a provider's configuration is usable. */
public final class AccountCheck implements OptionCheck {
  private static final String ACCOUNT = "service_account";

  @Override
  public List<OptionProblem> check(Options options) {
    Optional<Secret> key = options.secret(ACCOUNT);
    if (key.isEmpty()) {
      return List.of();
    }
    if (options.flag("anonymous")) {
      return List.of(
          new OptionProblem("anonymous", "excludes " + ACCOUNT, "remove one of the two"));
    }
    try {
      new AccountKeyReader(options.list("token_uris", URI.class)).decode(key.get().reveal());
      return List.of();
    } catch (KeyException unusable) {
      return List.of(
          new OptionProblem(
              ACCOUNT, Objects.requireNonNull(unusable.getMessage()), unusable.hint()));
    }
  }
}
