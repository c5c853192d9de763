// SPDX-License-Identifier: Apache-2.0
/** Schedules of jobs, in the syntax of the Go library robfig/cron 3, which Optimus uses. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.jobs.cron;
