// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.remote;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** A pair of streams to and from a server. Used by one thread. */
interface DuplexStream extends AutoCloseable {

  /**
   * Returns the stream from the server. Reads fail when their thread is interrupted or a time limit
   * of the provider is exceeded.
   */
  InputStream input();

  OutputStream output();

  /**
   * Returns the reason for a failure; empty if nothing is known beyond the failure itself.
   *
   * @param ended whether the server closed the connection prematurely
   */
  Optional<ProviderException> diagnosis(boolean ended);

  /**
   * Returns the exception for a server that does not speak Git's protocol.
   *
   * @param words its printable output instead
   */
  ProviderException noProtocol(String words, Throwable cause);

  /** Closes both streams, even while another thread uses them. */
  @Override
  void close();
}
