// SPDX-License-Identifier: Apache-2.0
/**
 * The .xz format, version 1.2, decoding only. Own code because the library of the format's makers
 * takes several times the reference tool's processor time for files that are made of very many
 * small pieces, as a hostile file is.
 */
package io.odpf.optimus.plugin.archive.xz;
