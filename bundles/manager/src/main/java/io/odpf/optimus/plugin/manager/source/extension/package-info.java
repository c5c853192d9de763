// SPDX-License-Identifier: Apache-2.0
/**
 * Registries of extensions that come and go, by the names in configurations, and leases that delay
 * the removal of an extension while it is in use. Independent of the kind of extension.
 */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.manager.source.extension;
