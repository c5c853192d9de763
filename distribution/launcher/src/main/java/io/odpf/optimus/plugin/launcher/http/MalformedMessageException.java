// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.http;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Thrown when a message has unexpected content. The connection itself works. */
public final class MalformedMessageException extends IOException {
  private static final long serialVersionUID = 1L;

  public MalformedMessageException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
