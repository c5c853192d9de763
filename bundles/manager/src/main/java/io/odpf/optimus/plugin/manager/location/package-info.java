// SPDX-License-Identifier: Apache-2.0
/**
 * Install locations: receipts of the installed plugins, the state of their files, and atomic,
 * crash-safe changes.
 */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.manager.location;
