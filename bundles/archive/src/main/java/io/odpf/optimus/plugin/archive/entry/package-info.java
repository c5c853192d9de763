// SPDX-License-Identifier: Apache-2.0
/** What archives of all formats hold: entries, and the names that they may have. */
package io.odpf.optimus.plugin.archive.entry;
