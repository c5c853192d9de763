// SPDX-License-Identifier: Apache-2.0
/** Decides which entry of an archive is the plugin's binary, and writes it. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.archive.selection;
