// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.plugin;

import org.osgi.annotation.versioning.ConsumerType;

/** A method that a host offers to a plugin. Implementations are thread-safe. */
@ConsumerType
@FunctionalInterface
public interface OfferedMethod {

  /**
   * Handles a call.
   *
   * @param request the request, encoded as a protocol buffer
   * @return the reply in the same encoding
   * @throws Exception if the call fails; the plugin receives the message with the status {@code
   *     INVALID_ARGUMENT} for an {@link IllegalArgumentException}, else {@code UNKNOWN}
   */
  byte[] call(byte[] request) throws Exception;
}
