// SPDX-License-Identifier: Apache-2.0
/**
 * Plugins as processes: their discovery, states and events, and handles to call them that survive
 * restarts and replacements.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("2.2.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.api.supervisor;
