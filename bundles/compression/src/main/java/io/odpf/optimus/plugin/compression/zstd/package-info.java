// SPDX-License-Identifier: Apache-2.0
/**
 * Zstandard, RFC 8878, decoding only and without dictionaries. Own code because the libraries there
 * are for Java either bring native code or reach around the JVM's bounds checks: neither is what
 * bytes from strangers should be given to.
 */
package io.odpf.optimus.plugin.compression.zstd;
