// SPDX-License-Identifier: Apache-2.0
/** The tables of a job server, which are the same in each database. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.server.sql;
