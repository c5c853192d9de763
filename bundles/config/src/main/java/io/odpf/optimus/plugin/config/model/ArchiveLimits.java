// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.model;

/**
 * The limits of unpacking one artifact, from {@code limits:}.
 *
 * @param entries the maximum number of entries
 * @param unpackedBytes the maximum number of unpacked bytes
 * @param ratio the maximum number of unpacked bytes for each byte of the artifact
 * @param windowBytes the maximum size of the window of an xz or zstd stream
 */
public record ArchiveLimits(int entries, long unpackedBytes, int ratio, long windowBytes) {}
