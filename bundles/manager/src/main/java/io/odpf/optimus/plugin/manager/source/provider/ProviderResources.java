// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.provider;

import io.odpf.optimus.plugin.api.http.HttpClientFactory;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * What the providers of one operation are given.
 *
 * @param http makes their clients
 * @param environment of the process that asked
 * @param scratch the directory in which their private directories are made; made when needed
 */
public record ProviderResources(
    HttpClientFactory http, Map<String, String> environment, Path scratch) {
  public ProviderResources {
    Objects.requireNonNull(http, "http");
    environment = Map.copyOf(environment);
    Objects.requireNonNull(scratch, "scratch");
  }

  /** Without the environment, which holds secrets. */
  @Override
  public String toString() {
    return "Surroundings[" + scratch + "]";
  }
}
