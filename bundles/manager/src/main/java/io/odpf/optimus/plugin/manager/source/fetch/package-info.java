// SPDX-License-Identifier: Apache-2.0
/**
 * Fetches artifacts from providers or the store, verifies them, and unpacks the plugins' binaries.
 * Fetches run concurrently, are retried, and continue interrupted downloads. Does not install
 * anything.
 */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.manager.source.fetch;
