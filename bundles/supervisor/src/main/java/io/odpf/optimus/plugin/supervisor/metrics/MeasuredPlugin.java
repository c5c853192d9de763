// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.metrics;

import io.odpf.optimus.plugin.api.supervisor.PluginStatus;

/**
 * What is known of a plugin.
 *
 * @param status its status
 * @param calls the times of its calls
 */
public record MeasuredPlugin(PluginStatus status, CallTimes calls) {}
