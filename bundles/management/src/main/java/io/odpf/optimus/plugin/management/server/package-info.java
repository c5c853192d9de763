// SPDX-License-Identifier: Apache-2.0
/** The HTTP server: connections, their limits, and the dispatch of requests to the protocols. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.management.server;
