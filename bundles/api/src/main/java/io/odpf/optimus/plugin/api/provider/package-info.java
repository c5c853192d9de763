// SPDX-License-Identifier: Apache-2.0
/**
 * What a provider implements, and all it may use: where plugin artifacts come from.
 *
 * <p>A provider answers two questions, <em>which immutable thing is this now</em> ({@link
 * io.odpf.optimus.plugin.api.provider.Provider#resolve}) and <em>what are its bytes</em> ({@link
 * io.odpf.optimus.plugin.api.provider.Provider#fetch}). Retries, limits, digests, storage,
 * unpacking and installation are not its business.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.api.provider;
