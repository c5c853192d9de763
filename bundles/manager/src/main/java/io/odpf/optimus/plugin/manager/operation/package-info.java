// SPDX-License-Identifier: Apache-2.0
/**
 * The operations of the plugin manager, one class each, and the manager that runs them. Each asks
 * the other rooms in one direction: it plans, fetches, decides, and commits.
 */
package io.odpf.optimus.plugin.manager.operation;
