// SPDX-License-Identifier: Apache-2.0
/**
 * Processes of plugins: spawned in sessions of their own, watched, and ended with all that they
 * started.
 */
package io.odpf.optimus.plugin.supervisor.process;
