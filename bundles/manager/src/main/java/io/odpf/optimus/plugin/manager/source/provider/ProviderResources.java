// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.provider;

import io.odpf.optimus.plugin.api.http.HttpClientFactory;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * The resources for the providers of one operation.
 *
 * @param http creates their HTTP clients
 * @param environment the environment of the caller
 * @param scratch the directory for their private directories; created when needed
 */
public record ProviderResources(
    HttpClientFactory http, Map<String, String> environment, Path scratch) {
  public ProviderResources {
    Objects.requireNonNull(http, "http");
    environment = Map.copyOf(environment);
    Objects.requireNonNull(scratch, "scratch");
  }

  /** Returns a text without the environment, which may have secrets. */
  @Override
  public String toString() {
    return "ProviderResources[" + scratch + "]";
  }
}
