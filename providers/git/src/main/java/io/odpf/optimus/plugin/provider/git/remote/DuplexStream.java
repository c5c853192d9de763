// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.remote;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** A stream to a server and one from it. Used by one thread. */
interface DuplexStream extends AutoCloseable {

  /**
   * Reads end when their thread is interrupted and when a time limit of the provider is reached.
   */
  InputStream input();

  OutputStream output();

  /**
   * The reason for a failure, if more is known than the failure itself says.
   *
   * @param ended whether the other side ended before it should
   */
  Optional<ProviderException> diagnosis(boolean ended);

  /**
   * The failure of a server that says something else than git does.
   *
   * @param words what it says, fit to be shown
   */
  ProviderException noProtocol(String words, Throwable cause);

  /** Closes both directions, also while another thread uses them. */
  @Override
  void close();
}
