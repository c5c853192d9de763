// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3.transport;

import java.io.InterruptedIOException;

/** A request whose thread was interrupted, on its way through the SDK. */
public final class InterruptedCall extends InterruptedIOException {
  private static final long serialVersionUID = 1L;

  InterruptedCall(InterruptedException interruption) {
    super(interruption.getMessage());
    initCause(interruption);
  }
}
