// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import java.util.Objects;

/**
 * An available provider type.
 *
 * @param type the value of {@code type:}
 * @param origin the bundle that contains it, with its version; {@code built in}; or {@code on
 *     demand} if its bundle starts when a configuration names the type
 * @param ranking the service ranking; of several providers of a type, the highest is used
 */
public record ProviderInfo(String type, String origin, int ranking) {
  public ProviderInfo {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(origin, "origin");
  }
}
