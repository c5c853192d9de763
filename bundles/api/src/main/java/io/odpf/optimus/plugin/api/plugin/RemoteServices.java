// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.plugin;

import java.time.Duration;
import org.osgi.annotation.versioning.ProviderType;

/** Calls services of a plugin by name. Thread-safe. */
@ProviderType
public interface RemoteServices {

  /**
   * Calls a unary method.
   *
   * @param method the full name, {@code package.Service/Method}
   * @param request the request, encoded as a protocol buffer
   * @param timeout how long to wait for the reply
   * @return the reply in the same encoding
   * @throws IllegalArgumentException if the name lacks a service or a method
   */
  byte[] call(String method, byte[] request, Duration timeout)
      throws PluginCallException, InterruptedException;
}
