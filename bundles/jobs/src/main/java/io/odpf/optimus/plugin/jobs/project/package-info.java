// SPDX-License-Identifier: Apache-2.0
/** The project to which jobs belong: what {@code optimus.yaml} says. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.jobs.project;
