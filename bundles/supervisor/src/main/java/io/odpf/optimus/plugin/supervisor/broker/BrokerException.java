// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.broker;

/** A further connection to a plugin that could not be made. */
public final class BrokerException extends Exception {
  private static final long serialVersionUID = 1L;

  BrokerException(String message, Throwable cause) {
    super(message, cause);
  }
}
