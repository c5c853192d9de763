// SPDX-License-Identifier: Apache-2.0
/**
 * Progress of downloads: bars that are drawn again on a terminal, lines elsewhere, nothing when
 * quiet. Only standard error is written to.
 */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.command.progress;
