// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.bound;

/** Thrown when a rendering exceeds one of its limits. Functions must not handle it. */
public final class LimitException extends OperationException {
  private static final long serialVersionUID = 1L;

  public LimitException(String message) {
    super(message);
  }
}
