// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3.chain;

import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.provider.s3.account.AccessKeys;
import java.util.Optional;

/** Keys in environment variables. */
final class EnvironmentKeys implements CredentialSource {
  private final Environment environment;

  EnvironmentKeys(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Lookup look() throws ProviderException {
    AccessKeys.Names names = AccessKeys.Names.ENVIRONMENT;
    Optional<String> id = environment.value(names.id());
    Optional<String> secret = environment.value(names.secret());
    if (id.isEmpty() && secret.isEmpty()) {
      return new Lookup.Nothing(names.id() + " is not set");
    }
    if (id.isEmpty() || secret.isEmpty()) {
      String set = id.isPresent() ? names.id() : names.secret();
      throw ProviderException.invalid(
          "of the variables "
              + names.id()
              + " and "
              + names.secret()
              + " the environment has only "
              + set,
          "set both, or neither");
    }
    AccessKeys keys =
        new AccessKeys(
            id.get(), Secret.of(secret.get()), environment.value(names.token()).map(Secret::of));
    Optional<String> flaw = keys.flaw(names);
    if (flaw.isPresent()) {
      throw ProviderException.invalid(
          "variable " + flaw.get(), "set it again, without spaces or quotes");
    }
    return new Lookup.Found(keys);
  }
}
