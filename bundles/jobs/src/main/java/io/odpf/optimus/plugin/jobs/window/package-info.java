// SPDX-License-Identifier: Apache-2.0
/**
 * Windows, which determine the interval of data that a run works on. There are three versions with
 * different rules.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.jobs.window;
