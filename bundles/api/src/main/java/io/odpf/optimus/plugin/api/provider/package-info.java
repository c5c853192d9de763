// SPDX-License-Identifier: Apache-2.0
/**
 * The interfaces that a provider implements, and the services that it uses. Providers are the
 * sources of plugin artifacts.
 *
 * <p>A provider has two tasks: to resolve a request to an immutable artifact ({@link
 * io.odpf.optimus.plugin.api.provider.Provider#resolve}) and to fetch its bytes ({@link
 * io.odpf.optimus.plugin.api.provider.Provider#fetch}). The manager takes care of retries, limits,
 * digests, storage, unpacking and installation.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("2.2.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.api.provider;
