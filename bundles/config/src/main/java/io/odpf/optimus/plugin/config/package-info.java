// SPDX-License-Identifier: Apache-2.0
/**
 * Reads the YAML configuration into a validated model. Does not look at the lock, disk or network.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("2.0.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.config;
