// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.extension;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Identifies the file that a bundle was installed from. In a runtime this is a service of the host,
 * since only the host knows the files. Thread-safe.
 *
 * @since 1.1
 */
@ProviderType
public interface BundleDigests {
  /**
   * Returns the SHA-256 that a bundle's file had when the bundle was last installed or updated.
   *
   * @param bundle the bundle's id in the framework
   * @return 64 hexadecimal digits; empty if unknown
   */
  Optional<String> sha256(long bundle);
}
