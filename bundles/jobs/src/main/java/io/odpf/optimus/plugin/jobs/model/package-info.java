// SPDX-License-Identifier: Apache-2.0
/** Jobs as immutable values: what {@code job.yaml} says, with inherited defaults. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.jobs.model;
