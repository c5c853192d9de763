// SPDX-License-Identifier: Apache-2.0
/**
 * Sorts the bundles of a distribution and writes their index when the distribution is built. What
 * reads the index is {@code io.odpf.optimus.plugin.runtime.index}.
 */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.build.index;
