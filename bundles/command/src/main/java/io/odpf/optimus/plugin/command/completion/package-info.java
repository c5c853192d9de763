// SPDX-License-Identifier: Apache-2.0
/**
 * Completion scripts, manual pages and what comes next on a line, all from the commands as data.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.command.completion;
