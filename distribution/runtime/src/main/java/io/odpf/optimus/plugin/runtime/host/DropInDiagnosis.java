// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime.host;

import io.odpf.optimus.plugin.api.extension.ExtensionProblems;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/**
 * Finds the reason why a drop-in cannot be used: its bundle, one of its components, or one of its
 * extensions fails.
 */
final class DropInDiagnosis {
  private final BundleContext context;

  DropInDiagnosis(BundleContext context) {
    this.context = context;
  }

  /** Returns the reason; empty if the drop-in can be used. */
  Optional<String> problem(DropIn dropIn) {
    if (dropIn.problem().isPresent() || dropIn.bundle().isEmpty()) {
      return dropIn.problem();
    }
    Bundle bundle = dropIn.bundle().get();
    Optional<String> failed = ComponentFailures.of(context, bundle);
    return failed.isPresent() ? failed : mistakes(bundle);
  }

  /** Returns the problems that the manager finds with a bundle's extensions. */
  private Optional<String> mistakes(Bundle bundle) {
    ServiceReference<ExtensionProblems> reference =
        context.getServiceReference(ExtensionProblems.class);
    ExtensionProblems manager = reference == null ? null : context.getService(reference);
    if (manager == null) {
      return Optional.empty();
    }
    try {
      List<String> mistakes = manager.of(bundle.getBundleId());
      return mistakes.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", mistakes));
    } finally {
      context.ungetService(reference);
    }
  }
}
