// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.plugin;

import org.osgi.annotation.versioning.ConsumerType;

/** A method that a host offers to a plugin. Several calls may run at once, each on a thread. */
@ConsumerType
@FunctionalInterface
public interface OfferedMethod {

  /**
   * Answers a call.
   *
   * @param request in the encoding of protocol buffers
   * @return the reply in the same encoding
   * @throws Exception if the call fails; the plugin gets the message, and the status {@code
   *     INVALID_ARGUMENT} for an {@link IllegalArgumentException}, else {@code UNKNOWN}
   */
  byte[] call(byte[] request) throws Exception;
}
