// SPDX-License-Identifier: Apache-2.0
/**
 * A decoder for the .xz format, version 1.2. The library of the format's authors is not used
 * because it takes several times the processor time of the xz tool for hostile files of very many
 * small blocks.
 */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.compression.xz;
