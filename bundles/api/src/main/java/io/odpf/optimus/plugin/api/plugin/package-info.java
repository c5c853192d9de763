// SPDX-License-Identifier: Apache-2.0
/**
 * One typed model of an Optimus plugin over the five generations of its contract: what a plugin
 * says of itself, what it asks, and what it makes of a job.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.api.plugin;
