// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs.key;

import io.odpf.optimus.plugin.api.option.Secret;
import java.net.URI;
import java.security.PrivateKey;
import java.util.Optional;

/** A key that can be exchanged for an access token. */
public sealed interface AccountKey {

  /** Returns the token endpoint: one of Google's, or one that the configuration allows. */
  URI tokenUri();

  /** Returns the key's owner, for messages. */
  String owner();

  /**
   * The key of a service account, which signs token requests.
   *
   * @param email the account's name
   * @param keyId identifies the key among those of the account
   * @param privateKey an RSA key
   */
  record ServiceAccount(String email, String keyId, PrivateKey privateKey, URI tokenUri)
      implements AccountKey {
    @Override
    public String owner() {
      return "service account " + email;
    }

    /** Omits the private key. */
    @Override
    public String toString() {
      return owner();
    }
  }

  /**
   * The login of a user, as {@code gcloud auth application-default login} stores it.
   *
   * @param quotaProject the project whose quota requests use
   */
  record User(
      String clientId,
      Secret clientSecret,
      Secret refreshToken,
      Optional<String> quotaProject,
      URI tokenUri)
      implements AccountKey {
    @Override
    public String owner() {
      return "the user who logged in with gcloud";
    }
  }
}
