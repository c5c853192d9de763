// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.extension;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Tells what is wrong with the extensions that bundles bring. In a runtime it is a service beside
 * the plugin manager. Thread-safe.
 *
 * @since 1.1
 */
@ProviderType
public interface ExtensionProblems {
  /**
   * The mistakes of one bundle's extensions: methods that throw, names that contradict what the
   * bundle announces. Asks the extensions.
   *
   * @param bundle the bundle's id in the framework
   * @return a phrase each, without a full stop; empty if all is well
   */
  List<String> of(long bundle);
}
