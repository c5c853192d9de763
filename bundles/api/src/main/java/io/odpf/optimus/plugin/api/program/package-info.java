// SPDX-License-Identifier: Apache-2.0
/**
 * Programs of the machine that providers and verifiers run: one rule for finding them, and one for
 * ending them.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.api.program;
