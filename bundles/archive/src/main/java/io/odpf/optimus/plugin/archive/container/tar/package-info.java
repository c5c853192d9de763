// SPDX-License-Identifier: Apache-2.0
/**
 * Tar in the dialects that tools write: v7, ustar, pax and GNU; regular files and directories only.
 */
package io.odpf.optimus.plugin.archive.container.tar;
