// SPDX-License-Identifier: Apache-2.0
/** Limits on the rate of requests. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.endpoint.access;
