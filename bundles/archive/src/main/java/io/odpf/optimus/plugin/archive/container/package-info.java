// SPDX-License-Identifier: Apache-2.0
/** The entries of archives: their names and links, and the sink that receives their bytes. */
package io.odpf.optimus.plugin.archive.container;
