// SPDX-License-Identifier: Apache-2.0
/**
 * Runs a command line: finds the command, shows failures, and returns an exit code. The hosts
 * provide the manager and the supervisor.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.command.program;
