// SPDX-License-Identifier: Apache-2.0
/**
 * Edits a list of entries in a YAML text in place: everything except the added or removed entry
 * stays the same, byte for byte. Does not interpret entries.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.config.edit;
