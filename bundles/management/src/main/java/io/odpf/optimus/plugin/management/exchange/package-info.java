// SPDX-License-Identifier: Apache-2.0
/** The admission of requests: their senders, and the cookie of a session. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.management.exchange;
