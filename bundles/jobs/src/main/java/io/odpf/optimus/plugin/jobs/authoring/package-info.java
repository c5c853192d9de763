// SPDX-License-Identifier: Apache-2.0
/**
 * Asks what is needed for a new job, for a hook of a job, and for a new project, in the order and
 * with the checks of Optimus. Writes nothing: the result of a survey is a draft.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.jobs.authoring;
