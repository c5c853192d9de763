// SPDX-License-Identifier: Apache-2.0
/** A request and its response on a connection, read and written within limits. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.management.exchange;
