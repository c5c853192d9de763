// SPDX-License-Identifier: Apache-2.0
/** The metrics of the runtime in the formats of Prometheus, computed when they are read. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.management.metrics;
