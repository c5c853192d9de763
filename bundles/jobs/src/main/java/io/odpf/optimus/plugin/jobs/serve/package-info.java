// SPDX-License-Identifier: Apache-2.0
/**
 * How a program starts a server of jobs, whose classes and libraries it does not load otherwise.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.jobs.serve;
