// SPDX-License-Identifier: Apache-2.0
/**
 * The plugin manager, put together: one class an operation, and {@link
 * io.odpf.optimus.plugin.manager.operation.LocalPluginManager}, which offers them.
 */
package io.odpf.optimus.plugin.manager;
