// SPDX-License-Identifier: Apache-2.0
/** HTTP with JSON: paths, queries, streams of lines and of server-sent events, and files. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.management.rest;
