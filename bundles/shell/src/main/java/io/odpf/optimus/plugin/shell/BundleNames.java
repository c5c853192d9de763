// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.shell;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** Tells whether words name bundles of a framework. */
@FunctionalInterface
interface BundleNames {
  /** Whether there is a bundle of this id or symbolic name. */
  boolean contains(String word);

  /** Those of a framework. */
  static BundleNames in(BundleContext context) {
    return word -> {
      for (Bundle bundle : context.getBundles()) {
        if (word.equals(bundle.getBundleId() + "") || word.equals(bundle.getSymbolicName())) {
          return true;
        }
      }
      return false;
    };
  }
}
