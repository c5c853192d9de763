// SPDX-License-Identifier: Apache-2.0
/** Durations and time zones as Go writes them, since job files follow Go's syntax. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.jobs.time;
