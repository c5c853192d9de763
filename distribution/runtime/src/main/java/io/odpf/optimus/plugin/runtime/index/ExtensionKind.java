// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime.index;

import io.odpf.optimus.plugin.api.extension.ExtensionResolver;

/** What configurations name and bundles bring on demand, as manifests declare it. */
public enum ExtensionKind {
  PROVIDER(ExtensionResolver.PROVIDER, "type"),
  SIGNATURE(ExtensionResolver.SIGNATURE, "scheme");

  private final String label;
  private final String attribute;

  ExtensionKind(String label, String attribute) {
    this.label = label;
    this.attribute = attribute;
  }

  /** Its word in an index, and the value of {@link ExtensionResolver#KIND}. */
  public String label() {
    return label;
  }

  /** The capability's attribute that names the extension; for people, what a name is of. */
  public String attribute() {
    return attribute;
  }
}
