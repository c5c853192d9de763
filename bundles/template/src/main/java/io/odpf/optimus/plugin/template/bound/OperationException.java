// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.bound;

/** An operation on values failed. The message does not say where; it may contain the values. */
public class OperationException extends Exception {
  private static final long serialVersionUID = 1L;

  public OperationException(String message) {
    // A template may fail at each of a million steps' worth of input; nobody reads the trace.
    super(message, null, false, false);
  }
}
