// SPDX-License-Identifier: Apache-2.0
/**
 * How a runtime brings what a configuration names only when it does. What is brought, provider
 * types and signature schemes, is described where it belongs.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.api.extension;
