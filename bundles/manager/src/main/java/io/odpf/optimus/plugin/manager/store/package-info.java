// SPDX-License-Identifier: Apache-2.0
/**
 * The store of artifacts by digest, shared by all projects of a user and by all processes.
 * Incomplete downloads are kept apart, and continued by later runs.
 */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.manager.store;
