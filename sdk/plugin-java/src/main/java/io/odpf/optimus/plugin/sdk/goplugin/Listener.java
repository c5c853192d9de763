// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk.goplugin;

import io.grpc.Server;

/**
 * A server that accepts connections.
 *
 * @param server the server, which the owner shuts down
 * @param network {@code unix} or {@code tcp}
 * @param address a path, or a host with its port
 */
record Listener(Server server, String network, String address) {}
