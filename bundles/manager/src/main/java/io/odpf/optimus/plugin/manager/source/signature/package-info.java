// SPDX-License-Identifier: Apache-2.0
/**
 * The signature schemes that are present, and safe ways to have an artifact verified while bundles
 * come and go. Not the place for fetching signatures.
 */
package io.odpf.optimus.plugin.manager.source.signature;
