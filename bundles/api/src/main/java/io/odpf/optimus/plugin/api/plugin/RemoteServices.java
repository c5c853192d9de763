// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.plugin;

import java.time.Duration;
import org.osgi.annotation.versioning.ProviderType;

/** Services of a plugin that are called by name. Thread-safe. */
@ProviderType
public interface RemoteServices {

  /**
   * Calls a unary method.
   *
   * @param method its full name, {@code package.Service/Method}
   * @param request in the encoding of protocol buffers
   * @param timeout for the reply
   * @return the reply in the same encoding
   * @throws IllegalArgumentException if the name has no service or no method
   */
  byte[] call(String method, byte[] request, Duration timeout)
      throws PluginCallException, InterruptedException;
}
