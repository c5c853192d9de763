// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.build.index;

import java.util.List;

/**
 * A kind of extension, as bundles declare it in their manifests.
 *
 * @param label its word in an index
 * @param attribute the attribute of the capability {@code optimus.LABEL} that names the extension
 */
record ExtensionKind(String label, String attribute) {
  /** The kinds that the platform knows. */
  static final List<ExtensionKind> KINDS =
      List.of(new ExtensionKind("provider", "type"), new ExtensionKind("signature", "scheme"));

  /** Returns the capability's namespace. */
  String namespace() {
    return "optimus." + label;
  }
}
