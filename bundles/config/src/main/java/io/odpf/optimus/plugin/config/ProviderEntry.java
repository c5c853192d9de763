// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config;

import io.odpf.optimus.plugin.api.manager.Position;
import io.odpf.optimus.plugin.api.provider.ProviderSpec;
import io.odpf.optimus.plugin.api.provider.Timeouts;
import java.util.Objects;

/**
 * One of {@code providers:}.
 *
 * @param spec type, name and the type's options
 * @param timeouts {@code timeouts:}, defaults filled in
 * @param retries {@code retries:}, defaults filled in
 * @param position of the entry
 */
public record ProviderEntry(
    ProviderSpec spec, Timeouts timeouts, RetryPolicy retries, Position position) {
  public ProviderEntry {
    Objects.requireNonNull(spec, "spec");
    Objects.requireNonNull(timeouts, "timeouts");
    Objects.requireNonNull(retries, "retries");
    Objects.requireNonNull(position, "position");
  }
}
