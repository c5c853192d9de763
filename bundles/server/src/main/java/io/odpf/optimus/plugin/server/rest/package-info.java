// SPDX-License-Identifier: Apache-2.0
/** The operations over HTTP with JSON, as a grpc-gateway serves them. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.server.rest;
