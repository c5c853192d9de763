// SPDX-License-Identifier: Apache-2.0
/** Renders a job's templates for one run of its task or of a hook. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.jobs.compile;
