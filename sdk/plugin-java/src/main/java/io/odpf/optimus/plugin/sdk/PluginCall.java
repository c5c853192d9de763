// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk;

/**
 * How a call was made.
 *
 * @param dryRun whether nothing will come of the answer
 */
public record PluginCall(boolean dryRun) {}
