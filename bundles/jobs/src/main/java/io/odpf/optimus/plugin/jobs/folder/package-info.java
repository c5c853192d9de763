// SPDX-License-Identifier: Apache-2.0
/** Loads the jobs and assets of a folder, and edits a job's file. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.jobs.folder;
