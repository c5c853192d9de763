// SPDX-License-Identifier: Apache-2.0
/**
 * Tests whether a plugin keeps the contract that hosts rely on. Runs the plugin by {@link
 * io.odpf.optimus.plugin.api.supervisor.PluginTrials}, so that the same checks serve the command
 * line and the tests of a plugin's author.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.jobs.conformance;
