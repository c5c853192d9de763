// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3.chain;

import io.odpf.optimus.plugin.provider.s3.account.AccessKeys;

/** What a look into one place came to. */
sealed interface Lookup {

  /** Keys. */
  record Found(AccessKeys keys) implements Lookup {}

  /**
   * The place is not set up to give keys.
   *
   * @param why what is not set or not there, for people
   */
  record Nothing(String why) implements Lookup {}
}
