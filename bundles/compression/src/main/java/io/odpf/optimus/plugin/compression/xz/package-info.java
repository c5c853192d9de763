// SPDX-License-Identifier: Apache-2.0
/**
 * A decoder for the .xz format, version 1.2. The library of the format's makers is not used because
 * it takes several times the processor time of the xz tool for files made of very many small
 * pieces, as hostile files are.
 */
package io.odpf.optimus.plugin.compression.xz;
