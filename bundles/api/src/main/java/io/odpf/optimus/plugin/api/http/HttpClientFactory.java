// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.http;

import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Creates the HTTP clients that the plugin manager lends to providers.
 *
 * <p>In a runtime this is an OSGi service. The platform registers one; a bundle that registers
 * another with a higher {@code service.ranking} replaces it for every operation that starts while
 * the bundle is active. Clients that a factory created must remain usable until they are closed,
 * also after its service is unregistered.
 *
 * <p>Implementations are thread-safe: several operations may call {@link #create} at the same time.
 */
@FunctionalInterface
@ConsumerType
public interface HttpClientFactory {

  /**
   * Creates a client that observes the settings and the time limits. Opens no connection.
   *
   * <p>The caller owns the client. If the client is {@link AutoCloseable}, the caller closes it
   * when the operation it was created for ends; a client that holds connections or threads releases
   * them then.
   *
   * @param environment the environment variables of the process that asked for the operation; proxy
   *     variables and the location of the user's netrc file are read from it. It may hold secrets:
   *     do not keep it longer than the client
   * @throws HttpException with {@link HttpException.Reason#SETTINGS} if the settings cannot be used
   */
  HttpClient create(HttpSettings settings, Timeouts timeouts, Map<String, String> environment)
      throws HttpException;
}
