// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs.transport;

/** The caller was interrupted during a request. */
public final class InterruptedTransportException extends TransportException {
  private static final long serialVersionUID = 1L;

  private final InterruptedException interruption;

  InterruptedTransportException(InterruptedException interruption) {
    super("interrupted", interruption);
    this.interruption = interruption;
  }

  /** Returns the exception to throw. */
  public InterruptedException interruption() {
    return interruption;
  }
}
