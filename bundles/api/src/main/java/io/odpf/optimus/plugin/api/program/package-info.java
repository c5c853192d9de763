// SPDX-License-Identifier: Apache-2.0
/** External programs that providers and verifiers run: how they are found and how they end. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.api.program;
