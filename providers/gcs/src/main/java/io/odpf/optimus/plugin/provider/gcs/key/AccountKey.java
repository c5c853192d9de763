// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs.key;

import io.odpf.optimus.plugin.api.option.Secret;
import java.net.URI;
import java.security.PrivateKey;
import java.util.Optional;

/** A key that an access token can be had with. */
public sealed interface AccountKey {

  /** Where the token is issued: an endpoint of Google's, or one that the configuration allows. */
  URI tokenUri();

  /** Whose key it is, for messages. */
  String owner();

  /**
   * The key of a service account, which signs its requests for tokens.
   *
   * @param email the account's name
   * @param keyId tells the endpoint which of the account's keys signs
   * @param privateKey RSA
   */
  record ServiceAccount(String email, String keyId, PrivateKey privateKey, URI tokenUri)
      implements AccountKey {
    @Override
    public String owner() {
      return "service account " + email;
    }

    /** Without the private key. */
    @Override
    public String toString() {
      return owner();
    }
  }

  /**
   * What {@code gcloud auth application-default login} keeps of a user's login.
   *
   * @param quotaProject the project that requests are counted for
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
