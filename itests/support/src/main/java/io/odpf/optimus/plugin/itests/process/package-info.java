// SPDX-License-Identifier: Apache-2.0
/**
 * Runs programs for tests: with a bare environment, in a real terminal, waited for by condition.
 */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.itests.process;
