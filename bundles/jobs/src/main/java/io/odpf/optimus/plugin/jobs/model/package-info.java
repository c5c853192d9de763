// SPDX-License-Identifier: Apache-2.0
/** The immutable model of jobs: the content of {@code job.yaml} with inherited defaults. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.jobs.model;
