// SPDX-License-Identifier: Apache-2.0
/**
 * Drives plugins in tests: one in Java in memory, over its services, and any plugin as a process,
 * as Optimus runs it.
 */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.harness;
