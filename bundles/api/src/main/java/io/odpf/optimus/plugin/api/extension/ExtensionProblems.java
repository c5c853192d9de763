// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.extension;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Reports the problems of the extensions that bundles provide. In a runtime this is a service next
 * to the plugin manager. Thread-safe.
 *
 * @since 1.1
 */
@ProviderType
public interface ExtensionProblems {
  /**
   * Returns the defects of one bundle's extensions: methods that throw, and names that contradict
   * the bundle's manifest. Calls the extensions.
   *
   * @param bundle the bundle's id in the framework
   * @return one phrase per defect, without a full stop; empty if there are none
   */
  List<String> of(long bundle);
}
