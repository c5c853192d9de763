// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.plugin;

import java.util.Objects;
import java.util.Optional;

/**
 * The destination that a task writes to.
 *
 * @param name the plugin's name for it
 * @param type the kind of store, in the generations that have the field
 */
public record Destination(String name, Optional<String> type) {
  public Destination {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
  }
}
