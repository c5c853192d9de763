// SPDX-License-Identifier: Apache-2.0
/**
 * A decoder for Zstandard, RFC 8878, without dictionaries. The existing libraries for Java contain
 * native code or bypass the JVM's bounds checks, which is not safe for untrusted data.
 */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.compression.zstd;
