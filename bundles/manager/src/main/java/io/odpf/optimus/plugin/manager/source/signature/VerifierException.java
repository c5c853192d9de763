// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.signature;

/** Whether a signature is good could not be found out, which counts as no. */
public final class VerifierException extends Exception {
  private static final long serialVersionUID = 1L;

  VerifierException(String message, Throwable cause) {
    super(message, cause);
  }
}
