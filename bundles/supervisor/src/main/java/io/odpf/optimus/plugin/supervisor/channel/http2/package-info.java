// SPDX-License-Identifier: Apache-2.0
/** The client side of HTTP/2 (RFC 9113) over unix sockets, limited to the parts that gRPC uses. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.supervisor.channel.http2;
