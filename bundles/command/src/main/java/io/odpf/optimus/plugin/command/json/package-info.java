// SPDX-License-Identifier: Apache-2.0
/**
 * Results and problems as JSON documents, in the forms that {@code docs/schema} publishes: ASCII
 * only, so that no terminal and no character set can change them.
 */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.command.json;
