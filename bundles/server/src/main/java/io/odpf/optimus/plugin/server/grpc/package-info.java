// SPDX-License-Identifier: Apache-2.0
/** The operations as methods of gRPC. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.server.grpc;
