// SPDX-License-Identifier: Apache-2.0
/** gRPC's framing of messages, and its services of health and reflection. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.management.grpc;
