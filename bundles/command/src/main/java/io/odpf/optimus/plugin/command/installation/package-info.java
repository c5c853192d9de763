// SPDX-License-Identifier: Apache-2.0
/** Commands for the plugins installed on a machine and the lock file that pins them. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.command.installation;
