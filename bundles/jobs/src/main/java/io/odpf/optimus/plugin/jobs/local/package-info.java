// SPDX-License-Identifier: Apache-2.0
/**
 * Validates the jobs of a project on this machine, and compiles what their containers get, without
 * a server.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.jobs.local;
