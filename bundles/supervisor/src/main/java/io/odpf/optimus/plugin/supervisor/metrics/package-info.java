// SPDX-License-Identifier: Apache-2.0
/** Counts calls of plugins, and tells the metrics of all of them. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.supervisor.metrics;
