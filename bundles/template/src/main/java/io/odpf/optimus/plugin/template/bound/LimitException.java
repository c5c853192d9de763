// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.bound;

/** A rendering reached one of its limits. */
public final class LimitException extends OperationException {
  private static final long serialVersionUID = 1L;

  public LimitException(String message) {
    super(message);
  }
}
