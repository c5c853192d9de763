// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.provider;

import io.odpf.optimus.plugin.api.http.HttpClient;
import io.odpf.optimus.plugin.api.http.HttpSettings;
import io.odpf.optimus.plugin.api.http.Timeouts;
import java.nio.file.Path;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The services that the manager offers to one provider, from {@link ProviderFactory#create} until
 * {@link Provider#close}.
 */
@ProviderType
public interface ProviderContext {

  /**
   * Creates an HTTP client. The client keeps connections alive between calls, follows redirects
   * safely and is closed with the provider.
   */
  HttpClient http(HttpSettings settings) throws ProviderException;

  /**
   * Creates an HTTP client with time limits other than the entry's, for an auxiliary service such
   * as a token endpoint.
   */
  HttpClient http(HttpSettings settings, Timeouts timeouts) throws ProviderException;

  /** Returns the time limits of the provider's entry, for transports other than {@link #http}. */
  Timeouts timeouts();

  /** Returns a private directory, created empty by the first call and removed with the provider. */
  Path scratch() throws ProviderException;

  /** Returns the environment of the calling process, which may not be this one. Never log it. */
  Map<String, String> environment();

  /** Returns a logger named after the provider. Never log a secret's revealed value. */
  System.Logger log();
}
