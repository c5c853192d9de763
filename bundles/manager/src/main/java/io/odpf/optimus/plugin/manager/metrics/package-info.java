// SPDX-License-Identifier: Apache-2.0
/** Metrics of the changes that a manager makes. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.manager.metrics;
