// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.signature;

import org.jspecify.annotations.Nullable;

/** Thrown when a signature could not be verified, which counts as a refusal. */
public final class VerifierException extends Exception {
  private static final long serialVersionUID = 1L;

  VerifierException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
