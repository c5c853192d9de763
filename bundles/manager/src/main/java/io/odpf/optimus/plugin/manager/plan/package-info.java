// SPDX-License-Identifier: Apache-2.0
/**
 * What is to be done: the configuration, less what the lock and the install location already have.
 * Decides and does not act.
 */
package io.odpf.optimus.plugin.manager.plan;
