// SPDX-License-Identifier: Apache-2.0
/** Parses and checks {@code job.yaml} and {@code this.yaml}, and collects all findings. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.jobs.spec;
