// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.provider;

import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Asked for provider types that a configuration names and that are not present: a runtime starts
 * the bundles that bring one only then. In a runtime it is a service; there is at most one.
 * Thread-safe.
 */
@ProviderType
public interface MissingTypeResolver {

  /** There is nothing else to look for. */
  MissingTypeResolver NONE =
      new MissingTypeResolver() {
        @Override
        public void resolve(String type) {}

        @Override
        public Set<String> types() {
          return Set.of();
        }

        @Override
        public String hint() {
          return "check the provider's type";
        }
      };

  /** Tries to make a type present, by the time this returns. */
  void resolve(String type);

  /** The types that {@link #resolve} is able to bring, to be named beside those present. */
  Set<String> types();

  /** What a user can do about a type that stays missing, for instance where to drop a bundle. */
  String hint();
}
