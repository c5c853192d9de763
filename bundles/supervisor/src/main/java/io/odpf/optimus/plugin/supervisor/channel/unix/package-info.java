// SPDX-License-Identifier: Apache-2.0
/** gRPC on unix sockets without encryption, where nearly all plugins listen. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.supervisor.channel.unix;
