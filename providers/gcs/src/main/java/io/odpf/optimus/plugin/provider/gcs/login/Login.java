// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs.login;

import com.google.auth.Credentials;
import com.google.cloud.NoCredentials;

/**
 * Credentials for the library.
 *
 * @param credentials what signs requests
 * @param owner whose they are, for messages
 */
public record Login(Credentials credentials, String owner) {
  /** No credentials at all. */
  public static final Login ANONYMOUS = new Login(NoCredentials.getInstance(), "anonymous callers");

  /** Whether requests are sent without credentials. */
  public boolean anonymous() {
    return this == ANONYMOUS;
  }

  /** The owner alone. */
  @Override
  public String toString() {
    return owner;
  }
}
