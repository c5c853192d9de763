// SPDX-License-Identifier: Apache-2.0
/**
 * Spawns the processes of plugins, each in its own session, watches them, and ends them with their
 * children.
 */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.supervisor.process;
