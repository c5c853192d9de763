// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3.account;

import io.odpf.optimus.plugin.api.option.OptionCheck;
import io.odpf.optimus.plugin.api.option.OptionProblem;
import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.api.option.Secret;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Checks the credentials in a provider's configuration. */
public final class AccountCheck implements OptionCheck {
  private static final String ACCOUNT = "service_account";
  private static final String ANONYMOUS = "anonymous";

  @Override
  public List<OptionProblem> check(Options options) {
    Optional<Secret> account = options.secret(ACCOUNT);
    if (account.isEmpty()) {
      return List.of();
    }
    if (options.flag(ANONYMOUS)) {
      return List.of(
          new OptionProblem(ANONYMOUS, "excludes a service_account", "remove one of the two"));
    }
    try {
      ServiceAccount.read(account.get());
      return List.of();
    } catch (AccountException failure) {
      return List.of(
          new OptionProblem(ACCOUNT, Objects.requireNonNull(failure.getMessage()), failure.hint()));
    }
  }
}
