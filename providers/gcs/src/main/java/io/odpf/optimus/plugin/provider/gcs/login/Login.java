// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs.login;

import com.google.auth.Credentials;
import com.google.cloud.NoCredentials;

/**
 * Credentials for the library.
 *
 * @param credentials the credentials that sign requests
 * @param owner their owner, for messages
 */
public record Login(Credentials credentials, String owner) {
  /** No credentials at all. */
  public static final Login ANONYMOUS = new Login(NoCredentials.getInstance(), "anonymous callers");

  /** Tells whether requests are sent without credentials. */
  public boolean anonymous() {
    return equals(ANONYMOUS);
  }

  /** Returns the owner only. */
  @Override
  public String toString() {
    return owner;
  }
}
