// SPDX-License-Identifier: Apache-2.0
/** The entries of archives: their names and links, and the sink that receives their bytes. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.archive.container;
