// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs.transport;

import org.jspecify.annotations.Nullable;

/**
 * A failure that passes through Google's library to its caller. Unchecked, because the library
 * retries after an IOException but propagates unknown exceptions.
 */
public abstract sealed class TransportException extends RuntimeException
    permits RefusedException,
        UnreachableException,
        UnusableAnswerException,
        InterruptedTransportException {
  private static final long serialVersionUID = 1L;

  TransportException(@Nullable String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
