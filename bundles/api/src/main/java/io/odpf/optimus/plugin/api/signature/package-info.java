// SPDX-License-Identifier: Apache-2.0
/**
 * What verifies the signature of a plugin's artifact, and all it needs to know: a file, the bytes
 * of a detached signature, a trusted key. Where signatures come from, which plugins must have one
 * and what a refusal leads to is the manager's business.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.api.signature;
