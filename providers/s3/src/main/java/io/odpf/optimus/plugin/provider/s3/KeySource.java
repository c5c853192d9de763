// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.provider.s3.account.AccessKeys;
import java.util.Optional;

/** The keys that requests are signed with. Thread-safe. */
@FunctionalInterface
interface KeySource {
  /** Requests are not signed. */
  KeySource ANONYMOUS = Optional::empty;

  /** Returns the keys to use now; empty to send unsigned requests. */
  Optional<AccessKeys> current() throws ProviderException, InterruptedException;
}
