// SPDX-License-Identifier: Apache-2.0
/**
 * The streams of a command, the capabilities of its terminal, and its prompt. Knows nothing of the
 * content.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.2.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.command.console;
