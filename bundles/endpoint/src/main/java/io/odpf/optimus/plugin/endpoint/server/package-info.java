// SPDX-License-Identifier: Apache-2.0
/** The HTTP server: its sockets and ports, connections and their limits. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.endpoint.server;
