// SPDX-License-Identifier: Apache-2.0
/**
 * Commands and their context: arguments, a console, and hosts that provide a {@link
 * io.odpf.optimus.plugin.api.manager.PluginManager} or a supervisor. Contains no plugin logic.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.command;
