// SPDX-License-Identifier: Apache-2.0
/** The server of jobs in a process of its own. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.command.serve;
