// SPDX-License-Identifier: Apache-2.0
/** The managed machine: its audited changes, its state, and the follower of its configuration. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.management.machine;
