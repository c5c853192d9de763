// SPDX-License-Identifier: Apache-2.0
/**
 * The operations of the plugin manager, each in a class of its own, and the manager that runs them.
 * An install plans, fetches a batch, determines the changes, and commits them in one transaction.
 */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.manager.operation;
