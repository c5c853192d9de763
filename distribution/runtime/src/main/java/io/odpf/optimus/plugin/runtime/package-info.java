// SPDX-License-Identifier: Apache-2.0
/**
 * The embedding API: the plugin manager inside somebody else's JVM.
 *
 * <p>A host sees the types of the API and of this package alone; everything else lives in bundles
 * with class loaders of their own.
 */
package io.odpf.optimus.plugin.runtime;
