// SPDX-License-Identifier: Apache-2.0
/** Calls of gRPC over HTTP/2 on unix sockets in clear, which is how nearly all plugins listen. */
package io.odpf.optimus.plugin.supervisor.unix;
