// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.extension;

import io.odpf.optimus.plugin.api.manager.ExtensionOrigin;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Who brings an extension.
 *
 * @param shown for people: a bundle with its version, or {@code built in}
 * @param identity says exactly which bundle; may read the bundle's file
 */
public record Origin(String shown, Supplier<ExtensionOrigin> identity) {
  public Origin {
    Objects.requireNonNull(shown, "shown");
    Objects.requireNonNull(identity, "identity");
  }

  /** One of which nothing but a name is known. */
  public static Origin named(String name) {
    return new Origin(name, () -> new ExtensionOrigin(name, Optional.empty(), Optional.empty()));
  }
}
