// SPDX-License-Identifier: Apache-2.0
/**
 * The OSGi components of the plugin manager: they offer it as a service and register the extensions
 * of other bundles. The manager itself is {@link
 * io.odpf.optimus.plugin.manager.operation.LocalPluginManager}. The packages below this one are
 * layers, each of which uses only layers after it: operation, plan, source, store, location, lock,
 * json, disk.
 */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.manager;
