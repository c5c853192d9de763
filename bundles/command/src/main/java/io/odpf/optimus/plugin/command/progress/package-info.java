// SPDX-License-Identifier: Apache-2.0
/**
 * Progress of downloads: bars on a terminal, lines elsewhere, nothing if quiet. Writes only to
 * standard error.
 */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.command.progress;
