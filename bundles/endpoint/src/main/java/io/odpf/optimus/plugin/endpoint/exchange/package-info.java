// SPDX-License-Identifier: Apache-2.0
/** HTTP requests and responses with limits on size and time, and the calls that they make. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.endpoint.exchange;
