// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.daemon;

import java.io.IOException;

/** Thrown when the connection to a runtime fails after it was established. */
final class BrokenConversationException extends IOException {
  private static final long serialVersionUID = 1L;

  BrokenConversationException(IOException cause) {
    super(cause.getMessage(), cause);
  }
}
