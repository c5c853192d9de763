// SPDX-License-Identifier: Apache-2.0
/**
 * Reads tar archives in the dialects v7, ustar, pax and GNU; regular files, directories and links.
 */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.archive.container.tar;
