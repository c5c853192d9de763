// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk;

/**
 * The circumstances of a call.
 *
 * @param dryRun whether the host discards the answer
 */
public record PluginCall(boolean dryRun) {}
