// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.provider;

import io.odpf.optimus.plugin.api.option.OptionSchema;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Creates the providers of one type, for instance {@code url}. An organisation adds a type by
 * registering another factory.
 *
 * <p>In a runtime a factory is an OSGi service; of several for a type, the one with the highest
 * service ranking is used. The one-shot command composes the built-in factories by hand.
 * Implementations are thread-safe and cheap to construct: work and class loading belong into {@link
 * #create}.
 */
@ConsumerType
public interface ProviderFactory {

  /**
   * Returns the value of {@code type:} in the configuration: lower-case letters, digits, hyphens.
   */
  String type();

  /**
   * Returns the options of this type, without {@code type}, {@code name} and the options that every
   * provider has ({@code timeouts}, {@code retries}). Validation, defaults, JSON Schema and
   * documentation are derived from them, so a provider need not check the type of an option's
   * value.
   */
  OptionSchema options();

  /**
   * Creates the provider for one entry of {@code providers:}.
   *
   * @param spec the entry, validated against {@link #options} and with defaults filled in
   * @param context services for the provider; valid until the provider is closed
   * @throws ProviderException if the entry is unusable ({@link ProviderException.Kind#INVALID})
   */
  Provider create(ProviderSpec spec, ProviderContext context) throws ProviderException;
}
