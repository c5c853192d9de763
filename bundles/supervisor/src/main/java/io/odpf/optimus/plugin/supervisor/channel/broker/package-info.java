// SPDX-License-Identifier: Apache-2.0
/**
 * Further connections between the host and a plugin, in both directions: go-plugin's GRPCBroker.
 */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.supervisor.channel.broker;
