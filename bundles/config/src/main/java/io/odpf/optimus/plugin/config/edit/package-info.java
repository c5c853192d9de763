// SPDX-License-Identifier: Apache-2.0
/**
 * Edits the list of plugins in a configuration's text in place: everything except the added or
 * removed entry stays the same, byte for byte. Does not interpret entries.
 */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.config.edit;
