// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.provider;

import io.odpf.optimus.plugin.api.http.HttpClient;
import io.odpf.optimus.plugin.api.http.HttpSettings;
import java.nio.file.Path;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What the manager lends to one provider, from {@link ProviderFactory#create} to {@link
 * Provider#close}.
 */
@ProviderType
public interface ProviderContext {

  /**
   * An HTTP client with these settings. It keeps connections alive between calls, follows redirects
   * safely and is closed with the provider.
   */
  HttpClient http(HttpSettings settings) throws ProviderException;

  /**
   * The same with time limits other than the entry's: for a service beside the source that answers
   * soon or not at all.
   */
  HttpClient http(HttpSettings settings, Timeouts timeouts) throws ProviderException;

  /** Time limits of the provider's entry; for transports other than {@link #http}. */
  Timeouts timeouts();

  /** A private, empty directory, made at the first call and removed with the provider. */
  Path scratch() throws ProviderException;

  /** The environment of the process that asked, not necessarily of this one. Not to be logged. */
  Map<String, String> environment();

  /** A logger named after the provider. Never pass it a secret's revealed value. */
  System.Logger log();
}
