// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs.transport;

/**
 * A failure on its way through Google's library, up to the code that called it. Unchecked, because
 * the library repeats requests after an IOException, but passes on what it does not know.
 */
public abstract sealed class TransportException extends RuntimeException
    permits RefusedException,
        UnreachableException,
        UnusableAnswerException,
        InterruptedTransportException {
  private static final long serialVersionUID = 1L;

  TransportException(String message, Throwable cause) {
    super(message, cause);
  }
}
