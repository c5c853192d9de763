// SPDX-License-Identifier: Apache-2.0
/**
 * Options as data: the names, types and descriptions of a provider type's options, and the values
 * that a configuration sets.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.api.option;
