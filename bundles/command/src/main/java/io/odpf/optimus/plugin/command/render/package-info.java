// SPDX-License-Identifier: Apache-2.0
/**
 * Results and problems as text for people. External text is escaped by {@link
 * io.odpf.optimus.plugin.text.TerminalText}.
 */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.command.render;
