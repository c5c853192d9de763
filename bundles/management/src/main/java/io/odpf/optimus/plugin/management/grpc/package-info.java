// SPDX-License-Identifier: Apache-2.0
/** The service of the management API as methods of gRPC. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.management.grpc;
