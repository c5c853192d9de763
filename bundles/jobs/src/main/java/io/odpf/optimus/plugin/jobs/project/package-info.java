// SPDX-License-Identifier: Apache-2.0
/** Projects, which jobs belong to, as {@code optimus.yaml} defines them. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.jobs.project;
