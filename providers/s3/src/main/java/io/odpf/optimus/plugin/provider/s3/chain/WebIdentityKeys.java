// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3.chain;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.nio.file.Path;
import java.util.Optional;

/** Keys of a role in exchange for an OIDC token, as EKS pods and CI systems have. */
final class WebIdentityKeys implements CredentialSource {
  private static final String FILE = "AWS_WEB_IDENTITY_TOKEN_FILE";
  private static final String ROLE = "AWS_ROLE_ARN";
  private static final String SESSION = "AWS_ROLE_SESSION_NAME";

  private final Environment environment;
  private final SecurityTokens tokens;

  WebIdentityKeys(Environment environment, SecurityTokens tokens) {
    this.environment = environment;
    this.tokens = tokens;
  }

  @Override
  public Lookup look() throws ProviderException, InterruptedException {
    Optional<Path> file = environment.file(FILE);
    if (file.isEmpty()) {
      return new Lookup.Nothing(FILE + " is not set");
    }
    Optional<String> role = environment.value(ROLE);
    if (role.isEmpty()) {
      throw ProviderException.invalid(
          "variable " + FILE + " is set, but " + ROLE + " is not", "set both, or neither");
    }
    return new Lookup.Found(
        tokens.withWebIdentity(
            RoleRequest.of(role.get(), environment.value(SESSION), Optional.empty()),
            TokenFile.read(file.get(), "variable " + FILE)));
  }
}
