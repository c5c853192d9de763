// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3.chain;

import io.odpf.optimus.plugin.provider.s3.account.AccessKeys;

/** The result of looking for keys in one place. */
sealed interface Lookup {

  /** The keys. */
  record Found(AccessKeys keys) implements Lookup {}

  /**
   * The source is not configured.
   *
   * @param why the missing setting, for messages
   */
  record Nothing(String why) implements Lookup {}
}
