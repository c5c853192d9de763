// SPDX-License-Identifier: Apache-2.0
/**
 * The list of all commands, and the commands that describe it: help, manual pages, completion,
 * version.
 */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.command.catalogue;
