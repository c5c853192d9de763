// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.model;

/**
 * What one artifact may cost when it is unpacked, of {@code limits:}.
 *
 * @param entries the most entries
 * @param unpackedBytes the most bytes that come out of it
 * @param ratio the most of them for a byte of the artifact
 * @param windowBytes the largest window of an xz or zstd stream
 */
public record ArchiveLimits(int entries, long unpackedBytes, int ratio, long windowBytes) {}
