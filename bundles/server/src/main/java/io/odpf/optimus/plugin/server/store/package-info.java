// SPDX-License-Identifier: Apache-2.0
/** What a job server stores, independent of the database. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.server.store;
