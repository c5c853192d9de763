// SPDX-License-Identifier: Apache-2.0
/** Commands for the secrets of a project on this machine. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.command.secret;
