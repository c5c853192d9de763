// SPDX-License-Identifier: Apache-2.0
/**
 * The management API of a runtime: the same methods as gRPC and as HTTP with JSON, on a Unix socket
 * and over TLS.
 */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.management;
