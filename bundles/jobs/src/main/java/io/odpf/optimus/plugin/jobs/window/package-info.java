// SPDX-License-Identifier: Apache-2.0
/**
 * Windows: which interval of data a run of a job works on. There are three versions, each with its
 * own rules.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.jobs.window;
