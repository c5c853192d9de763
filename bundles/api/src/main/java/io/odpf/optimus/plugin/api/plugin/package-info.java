// SPDX-License-Identifier: Apache-2.0
/**
 * A single typed model of Optimus plugins for all five generations of their contract: a plugin's
 * description, its questions, and what it derives from a job.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.api.plugin;
