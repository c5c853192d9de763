// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.bound;

/**
 * Thrown when an operation on values fails. The message has no position, and may contain the
 * values, which may be secret.
 */
public class OperationException extends Exception {
  private static final long serialVersionUID = 1L;

  public OperationException(String message) {
    // Without a stack trace: some functions handle the exception, possibly a million times.
    super(message, null, false, false);
  }
}
