// SPDX-License-Identifier: Apache-2.0
/** The five generations of the contract behind one typed model. */
package io.odpf.optimus.plugin.supervisor.generation;
