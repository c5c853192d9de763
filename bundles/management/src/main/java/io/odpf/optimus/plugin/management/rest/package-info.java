// SPDX-License-Identifier: Apache-2.0
/** The HTTP and JSON protocol: routes, queries, streamed replies and files. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.management.rest;
