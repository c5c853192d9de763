// SPDX-License-Identifier: Apache-2.0
/** The input of a container for one run: variables, secrets and files. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.jobs.instance;
