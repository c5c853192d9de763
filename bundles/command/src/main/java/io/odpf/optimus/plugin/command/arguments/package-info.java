// SPDX-License-Identifier: Apache-2.0
/**
 * Describes commands as data: their names, options and operands. Argument parsing, help, completion
 * scripts and manual pages are all derived from that data. Does not know the effect of a command.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.command.arguments;
