// SPDX-License-Identifier: Apache-2.0
/** Finds the project that a command works on, and the options for that. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.command.project;
