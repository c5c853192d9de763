// SPDX-License-Identifier: Apache-2.0
/**
 * Completion scripts, manual pages and the candidates for the next word, derived from the
 * description of the commands.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.command.completion;
