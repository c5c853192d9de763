// SPDX-License-Identifier: Apache-2.0
/**
 * Dependencies between jobs: those that the plugins infer from the data that jobs read and write,
 * and those that jobs name.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.jobs.dependency;
