// SPDX-License-Identifier: Apache-2.0
/** Durations and time zones in Go's syntax, which job files use. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.jobs.time;
