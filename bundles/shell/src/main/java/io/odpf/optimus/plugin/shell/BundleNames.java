// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.shell;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** Recognizes the names of a framework's bundles. */
@FunctionalInterface
interface BundleNames {
  /** Returns whether a bundle has this id or symbolic name. */
  boolean contains(String word);

  /** Returns the names of a framework's bundles. */
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
