// SPDX-License-Identifier: Apache-2.0
/**
 * Options as data: what a provider type's options are called, which values they take and what they
 * mean, and the values that a configuration gave them.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.api.option;
