// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.extension;

import io.odpf.optimus.plugin.api.manager.ExtensionOrigin;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The origin of an extension.
 *
 * @param shown the text for users: a bundle with its version, or {@code built in}
 * @param identity identifies the bundle exactly; may read the bundle's file
 */
public record Origin(String shown, Supplier<ExtensionOrigin> identity) {
  public Origin {
    Objects.requireNonNull(shown, "shown");
    Objects.requireNonNull(identity, "identity");
  }

  /** Returns an origin with a name only. */
  public static Origin named(String name) {
    return new Origin(name, () -> new ExtensionOrigin(name, Optional.empty(), Optional.empty()));
  }
}
