// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.remote;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** A way there and back. Used by one thread. */
interface Wire extends AutoCloseable {

  /** Reads that block end by interruption and by the provider's time limits. */
  InputStream input();

  OutputStream output();

  /** Why it broke, if more is known than that it did. */
  Optional<ProviderException> diagnosis();

  /** Ends it at once, whoever uses it. */
  @Override
  void close();
}
