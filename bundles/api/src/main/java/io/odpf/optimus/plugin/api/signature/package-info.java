// SPDX-License-Identifier: Apache-2.0
/**
 * The interface of signature verifiers, which check a file against a detached signature and a
 * trusted key. The manager decides where signatures come from, which plugins require one, and what
 * a refusal leads to.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.api.signature;
