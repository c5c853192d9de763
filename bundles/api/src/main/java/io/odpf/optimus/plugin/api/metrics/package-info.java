// SPDX-License-Identifier: Apache-2.0
/**
 * Metrics of a runtime. Each bundle can register a {@link MetricSource} as a service; the
 * management API asks all of them when its metrics are read, and nobody asks them otherwise.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.api.metrics;
