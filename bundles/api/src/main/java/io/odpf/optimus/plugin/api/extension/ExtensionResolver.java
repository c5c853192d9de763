// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.extension;

import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Makes extensions of one kind available on demand. The plugin manager calls it when a
 * configuration names an extension that is not present, so that a runtime starts the bundles of
 * only those extensions that are used. In a runtime this is a service; there is at most one per
 * kind. Thread-safe.
 */
@ProviderType
public interface ExtensionResolver {

  /** The service property that holds the kind. */
  String KIND = "optimus.extension";

  /** The kind whose names are provider types. */
  String PROVIDER = "provider";

  /** The kind whose names are signature schemes. */
  String SIGNATURE = "signature";

  /** The kind whose only name is {@link #RUN_PLUGINS}. */
  String SUPERVISOR = "supervisor";

  /** The extension that starts plugins. */
  String RUN_PLUGINS = "plugins";

  /** A resolver that has no extensions. */
  ExtensionResolver NONE =
      new ExtensionResolver() {
        @Override
        public void resolve(String name) {}

        @Override
        public Set<String> names() {
          return Set.of();
        }

        @Override
        public String hint() {
          return "";
        }
      };

  /** Tries to make an extension available before this method returns. */
  void resolve(String name);

  /** Returns the names of the extensions that {@link #resolve} can make available. */
  Set<String> names();

  /**
   * Returns what a user can do about a missing extension besides checking its name, for instance
   * where to drop a bundle: "drop …"; empty if there is nothing to add.
   */
  String hint();
}
