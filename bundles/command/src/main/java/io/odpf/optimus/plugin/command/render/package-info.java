// SPDX-License-Identifier: Apache-2.0
/**
 * Results and problems as text for people. Whatever came from outside goes through {@link
 * io.odpf.optimus.plugin.text.TerminalText}.
 */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.command.render;
