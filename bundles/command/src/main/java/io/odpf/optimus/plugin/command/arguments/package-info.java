// SPDX-License-Identifier: Apache-2.0
/**
 * Commands as data: what they are called, which options and operands they take. Parsing, help,
 * completion scripts and manual pages are all made from it. What a command does is not known here.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.command.arguments;
