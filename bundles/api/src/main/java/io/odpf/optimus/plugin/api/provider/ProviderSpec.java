// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.provider;

import io.odpf.optimus.plugin.api.option.Options;
import java.util.Objects;

/**
 * One entry of {@code providers:}, validated.
 *
 * @param type the factory's type
 * @param name the entry's name, which plugins refer to and which messages show
 * @param options the values of the factory's provider options, defaults filled in
 */
public record ProviderSpec(String type, String name, Options options) {
  public ProviderSpec {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(options, "options");
  }
}
