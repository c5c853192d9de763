// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config;

import io.odpf.optimus.plugin.api.option.OptionSchema;
import java.util.Optional;
import java.util.SortedSet;

/** The provider types present, and the options of each. */
public interface SchemaLookup {

  /** Returns the options of a type; empty if no such type is present. */
  Optional<OptionSchema> find(String type);

  /** Returns the types present. */
  SortedSet<String> types();

  /** Returns why a bundle's type is unusable; empty if it is usable or no bundle has the type. */
  default Optional<String> problem(String type) {
    return Optional.empty();
  }

  /** Returns what a user can do about a missing type: where to drop the bundle that brings it. */
  default String missingTypeHint() {
    return "drop the bundle that brings it into the runtime's drop-in directory";
  }
}
