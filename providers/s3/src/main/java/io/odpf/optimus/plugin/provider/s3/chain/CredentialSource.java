// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3.chain;

import io.odpf.optimus.plugin.api.provider.ProviderException;

/** A source of keys. Thread-safe. */
interface CredentialSource {

  /**
   * Looks for keys.
   *
   * @throws ProviderException if the source is configured, but returns no keys
   */
  Lookup look() throws ProviderException, InterruptedException;
}
