// SPDX-License-Identifier: Apache-2.0
/** What the container of one run gets: variables, secrets and files. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.jobs.instance;
