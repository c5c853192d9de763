// SPDX-License-Identifier: Apache-2.0
/**
 * The plugin manager as a bundle: components that offer it as a service and take in the extensions
 * of other bundles. The manager itself is {@link
 * io.odpf.optimus.plugin.manager.operation.LocalPluginManager}; the packages below this one are its
 * rooms, each of which uses only rooms below it: operation, plan, source, store, location, lock,
 * json, disk.
 */
package io.odpf.optimus.plugin.manager;
