// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import java.util.Objects;

/**
 * A provider type that can be used.
 *
 * @param type the value of {@code type:}
 * @param origin the bundle that brings it, with its version; {@code built in}; or {@code on demand}
 *     if its bundle will be started when a configuration names the type
 * @param ranking its service ranking; the highest of a type is used
 */
public record ProviderInfo(String type, String origin, int ranking) {
  public ProviderInfo {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(origin, "origin");
  }
}
