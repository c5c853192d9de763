// SPDX-License-Identifier: Apache-2.0
/**
 * Decoders for compressed streams from untrusted sources. They accept complete and undamaged data
 * only: every checksum and length is compared, concatenated streams are read as one, and bytes
 * after the last stream are an error. Start with {@link
 * io.odpf.optimus.plugin.compression.CompressionFormat#of}.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.compression;
