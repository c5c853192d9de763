// SPDX-License-Identifier: Apache-2.0
/** The operations of a job server over a store, keys and plugins. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.server.core;
