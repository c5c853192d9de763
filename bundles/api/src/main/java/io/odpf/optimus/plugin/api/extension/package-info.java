// SPDX-License-Identifier: Apache-2.0
/**
 * Extensions that a runtime loads when a configuration first uses them. The extensions themselves,
 * provider types and signature schemes, are declared in their own packages.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.api.extension;
