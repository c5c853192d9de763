// SPDX-License-Identifier: Apache-2.0
/**
 * Runs a command line: finds the command, shows what went wrong, and ends with an exit code. The
 * hosts decide where the manager and the supervisor come from.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.command.program;
