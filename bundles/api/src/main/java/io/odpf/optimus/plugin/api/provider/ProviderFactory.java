// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.provider;

import io.odpf.optimus.plugin.api.option.OptionSchema;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Makes providers of one type, for instance {@code url}; an organisation adds a type by registering
 * one more factory.
 *
 * <p>In a runtime a factory is an OSGi service; of several for a type the highest service ranking
 * wins. In the one-shot command the built-in factories are composed by hand. Implementations are
 * thread-safe and cheap to construct: work and class loading belong into {@link #create}.
 */
@ConsumerType
public interface ProviderFactory {

  /** The value of {@code type:} in the configuration: lower-case letters, digits and dashes. */
  String type();

  /**
   * The options that this type takes beside {@code type}, {@code name} and those every provider has
   * ({@code timeouts}, {@code retries}). Validation, defaults, the JSON Schema and the
   * documentation are made from it, so a provider never checks an option's kind itself.
   */
  OptionSchema options();

  /**
   * Makes the provider that one entry of {@code providers:} describes.
   *
   * @param spec the entry, validated against {@link #options} and with defaults filled in
   * @param context the provider's surroundings; valid until the provider is closed
   * @throws ProviderException if the entry cannot be used ({@link ProviderException.Kind#INVALID})
   */
  Provider create(ProviderSpec spec, ProviderContext context) throws ProviderException;
}
