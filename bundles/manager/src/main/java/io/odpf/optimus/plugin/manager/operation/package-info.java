// SPDX-License-Identifier: Apache-2.0
/**
 * The operations of the plugin manager, one class each, and the manager that runs them. An install
 * plans, fetches a batch, decides about changes, and commits them in one transaction.
 */
package io.odpf.optimus.plugin.manager.operation;
