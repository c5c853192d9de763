// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.extension;

import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Asked for extensions of one kind that a configuration names and that are not present: a runtime
 * starts the bundles that bring one only then. In a runtime it is a service, of which there is at
 * most one for each kind. Thread-safe.
 */
@ProviderType
public interface ExtensionResolver {

  /** The service property that tells the kind. */
  String KIND = "optimus.extension";

  /** The kind whose names are provider types. */
  String PROVIDER = "provider";

  /** The kind whose names are signature schemes. */
  String SIGNATURE = "signature";

  /** The kind whose one name is {@link #RUN_PLUGINS}. */
  String SUPERVISOR = "supervisor";

  /** The extension that starts plugins. */
  String RUN_PLUGINS = "plugins";

  /** There is nothing else to look for. */
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

  /** Tries to make an extension present, by the time this returns. */
  void resolve(String name);

  /** Those that {@link #resolve} is able to bring, to be named beside those present. */
  Set<String> names();

  /**
   * What else than checking its name a user can do about one that stays missing, for instance where
   * to drop a bundle: "drop …"; empty if there is nothing to say.
   */
  String hint();
}
