// SPDX-License-Identifier: Apache-2.0
/** The five generations of the contract behind one typed model. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.supervisor.generation;
