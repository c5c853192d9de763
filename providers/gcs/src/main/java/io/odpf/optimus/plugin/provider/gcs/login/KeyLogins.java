// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs.login;

import com.google.auth.http.HttpTransportFactory;
import com.google.auth.oauth2.ServiceAccountCredentials;
import com.google.auth.oauth2.UserCredentials;
import io.odpf.optimus.plugin.provider.gcs.key.AccountKey;
import io.odpf.optimus.plugin.provider.gcs.transport.SdkTransport;
import java.util.List;

/** Creates logins from keys, all with one transport for tokens. */
final class KeyLogins {
  private final HttpTransportFactory transports;
  private final Access access;
  private final boolean billed;

  /**
   * Creates logins.
   *
   * @param access what the tokens of service accounts permit
   * @param billed whether the configuration sets a project to bill, which overrides a login's own
   */
  KeyLogins(SdkTransport tokens, Access access, boolean billed) {
    this.access = access;
    this.transports = () -> tokens;
    this.billed = billed;
  }

  Login of(AccountKey key) {
    if (key instanceof AccountKey.ServiceAccount account) {
      return new Login(
          ServiceAccountCredentials.newBuilder()
              .setClientEmail(account.email())
              .setPrivateKeyId(account.keyId())
              .setPrivateKey(account.privateKey())
              .setTokenServerUri(account.tokenUri())
              .setScopes(List.of(access.scope()))
              .setHttpTransportFactory(transports)
              .setDefaultRetriesEnabled(false)
              .build(),
          account.owner());
    }
    AccountKey.User user = (AccountKey.User) key;
    return new Login(
        UserCredentials.newBuilder()
            .setClientId(user.clientId())
            .setClientSecret(user.clientSecret().reveal())
            .setRefreshToken(user.refreshToken().reveal())
            .setTokenServerUri(user.tokenUri())
            .setQuotaProjectId(billed ? null : user.quotaProject().orElse(null))
            .setHttpTransportFactory(transports)
            .build(),
        user.owner());
  }
}
