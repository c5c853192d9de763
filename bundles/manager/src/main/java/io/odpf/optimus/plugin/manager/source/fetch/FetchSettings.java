// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.fetch;

import io.odpf.optimus.plugin.archive.Limits;

/**
 * How an operation fetches.
 *
 * @param downloads how many at once
 * @param unpackers how many artifacts are unpacked at once
 * @param artifactBytes the largest artifact
 * @param limits what unpacking one may cost
 * @param offline whether the store alone is used
 */
public record FetchSettings(
    int downloads, int unpackers, long artifactBytes, Limits limits, boolean offline) {}
