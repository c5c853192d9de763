// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.model;

import io.odpf.optimus.plugin.api.http.Timeouts;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.provider.ProviderSpec;
import java.util.Objects;
import java.util.Optional;

/**
 * An entry of {@code providers:}. If secrets are deferred, call {@link #resolved} before creating a
 * provider.
 *
 * @param spec type, name and the type's options; while some are deferred, secrets among them are
 *     placeholders and values may be {@linkplain #isUnknown unknown}
 * @param timeouts {@code timeouts:} with defaults; only the defaults while the entry is deferred
 * @param retries {@code retries:}, likewise
 * @param position the position of the entry
 * @param deferred reads the withheld values; empty if there are none
 */
public record ProviderEntry(
    ProviderSpec spec,
    Timeouts timeouts,
    RetryPolicy retries,
    Position position,
    Optional<Resolution> deferred) {

  /** Reads the withheld values of an entry. */
  @FunctionalInterface
  public interface Resolution {
    /**
     * Returns the same entry with all values.
     *
     * @throws PluginManagerException of category CONFIG with each value that cannot be read
     */
    ProviderEntry resolve(ProviderEntry entry) throws PluginManagerException;
  }

  public ProviderEntry {
    Objects.requireNonNull(spec, "spec");
    Objects.requireNonNull(timeouts, "timeouts");
    Objects.requireNonNull(retries, "retries");
    Objects.requireNonNull(position, "position");
    Objects.requireNonNull(deferred, "deferred");
  }

  /** Creates an entry without withheld values. */
  public ProviderEntry(
      ProviderSpec spec, Timeouts timeouts, RetryPolicy retries, Position position) {
    this(spec, timeouts, retries, position, Optional.empty());
  }

  /** Returns an entry with some values withheld. */
  public static ProviderEntry deferred(
      ProviderSpec spec, Position position, Resolution resolution) {
    return new ProviderEntry(
        spec, Timeouts.DEFAULT, RetryPolicy.DEFAULT, position, Optional.of(resolution));
  }

  /** Returns whether the value of an option is unknown because a variable is not set. */
  public static boolean isUnknown(Object value) {
    return Withheld.isUnknown(value);
  }

  /**
   * Returns this entry with all values, reading the secrets now.
   *
   * @throws PluginManagerException of category CONFIG with each value that cannot be read
   */
  public ProviderEntry resolved() throws PluginManagerException {
    return deferred.isEmpty() ? this : deferred.get().resolve(this);
  }
}
