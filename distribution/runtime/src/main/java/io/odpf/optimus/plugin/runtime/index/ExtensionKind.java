// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime.index;

import io.odpf.optimus.plugin.api.extension.ExtensionResolver;

/** The kinds of extensions that bundles provide on demand, as their manifests declare them. */
public enum ExtensionKind {
  PROVIDER(ExtensionResolver.PROVIDER, "type"),
  SIGNATURE(ExtensionResolver.SIGNATURE, "scheme");

  private final String label;
  private final String attribute;

  ExtensionKind(String label, String attribute) {
    this.label = label;
    this.attribute = attribute;
  }

  /** Returns the keyword in an index, which is also the value of {@link ExtensionResolver#KIND}. */
  public String label() {
    return label;
  }

  /** Returns the attribute of the capability that names the extension; also used in messages. */
  public String attribute() {
    return attribute;
  }
}
