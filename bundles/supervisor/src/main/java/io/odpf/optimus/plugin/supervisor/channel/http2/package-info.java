// SPDX-License-Identifier: Apache-2.0
/** The client's half of HTTP/2 (RFC 9113) over unix sockets, as much of it as gRPC uses. */
package io.odpf.optimus.plugin.supervisor.channel.http2;
