// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime.host;

import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;

/** Explains why a bundle is not active. */
final class BundleState {
  private BundleState() {}

  /** Returns the reason; empty if the bundle is active or an attached fragment. */
  static Optional<String> reason(BundleContext context, Bundle bundle) {
    boolean fragment = bundle.getHeaders("").get(Constants.FRAGMENT_HOST) != null;
    return switch (bundle.getState()) {
      case Bundle.ACTIVE -> Optional.empty();
      case Bundle.INSTALLED ->
          Optional.of(
              MissingRequirements.of(context, bundle)
                  .orElse("it is installed and was not started; felix:start starts it"));
      case Bundle.RESOLVED ->
          fragment
              ? Optional.empty()
              : Optional.of("it was stopped, or its start failed; felix:start starts it");
      case Bundle.STARTING -> Optional.of("it starts, or waits for its first use");
      case Bundle.STOPPING -> Optional.of("it stops");
      default -> Optional.of("it is uninstalled");
    };
  }
}
