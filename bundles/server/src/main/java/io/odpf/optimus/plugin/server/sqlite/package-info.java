// SPDX-License-Identifier: Apache-2.0
/** The database in a file, for a server on one machine. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.server.sqlite;
