// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3.chain;

import io.odpf.optimus.plugin.api.provider.ProviderException;

/** A place to look for keys. Thread-safe. */
interface CredentialSource {

  /**
   * Looks there.
   *
   * @throws ProviderException if the place is set up, but gives no keys
   */
  Lookup look() throws ProviderException, InterruptedException;
}
