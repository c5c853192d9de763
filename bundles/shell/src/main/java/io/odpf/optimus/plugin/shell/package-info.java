// SPDX-License-Identifier: Apache-2.0
/**
 * The plugin commands in a Gogo shell: {@code optimus:install} is {@code optimus plugin install},
 * with the same arguments and the same output, on the runtime's own plugin manager.
 */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.shell;
