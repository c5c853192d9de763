// SPDX-License-Identifier: Apache-2.0
/**
 * Changes the list of plugins in a configuration's text by position: everything except the added or
 * removed entry stays byte for byte as its author wrote it. Does not interpret entries.
 */
package io.odpf.optimus.plugin.config.edit;
