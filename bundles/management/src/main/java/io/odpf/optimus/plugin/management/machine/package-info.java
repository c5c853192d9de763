// SPDX-License-Identifier: Apache-2.0
/**
 * The machine that is managed: its recorded changes, its state, and what follows its configuration.
 */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.management.machine;
