// SPDX-License-Identifier: Apache-2.0
/**
 * Changes the list of plugins in a configuration's text by position: whatever is not the entry that
 * comes or goes stays byte for byte as its author wrote it. Does not know what an entry means.
 */
package io.odpf.optimus.plugin.config.edit;
