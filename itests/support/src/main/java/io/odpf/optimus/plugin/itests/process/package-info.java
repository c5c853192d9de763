// SPDX-License-Identifier: Apache-2.0
/**
 * Runs programs for tests: with a minimal environment, in a real terminal, and with waits for
 * conditions.
 */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.itests.process;
