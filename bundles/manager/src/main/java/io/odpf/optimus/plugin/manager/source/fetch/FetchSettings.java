// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.fetch;

import io.odpf.optimus.plugin.archive.Limits;

/**
 * The settings of fetches.
 *
 * @param downloads the number of concurrent downloads
 * @param unpackers the number of artifacts to unpack concurrently
 * @param artifactBytes the maximum size of an artifact
 * @param limits the limits of unpacking
 * @param offline whether to use only the store
 */
public record FetchSettings(
    int downloads, int unpackers, long artifactBytes, Limits limits, boolean offline) {}
