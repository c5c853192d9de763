// SPDX-License-Identifier: Apache-2.0
/** The database that several servers share. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.server.postgresql;
