// SPDX-License-Identifier: Apache-2.0
/**
 * What jobs wait for: jobs that write what a job's plugin says it reads, and those that the job
 * names.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.jobs.dependency;
