// SPDX-License-Identifier: Apache-2.0
/**
 * The embedding API: the plugin platform inside a host's JVM.
 *
 * <p>A host sees only the types of the API and of this package; everything else is in bundles with
 * their own class loaders.
 */
@NullMarked
package io.odpf.optimus.plugin.runtime;

import org.jspecify.annotations.NullMarked;
