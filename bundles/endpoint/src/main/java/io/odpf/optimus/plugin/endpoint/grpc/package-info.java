// SPDX-License-Identifier: Apache-2.0
/** The gRPC protocol, and gRPC's health and reflection services. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.endpoint.grpc;
