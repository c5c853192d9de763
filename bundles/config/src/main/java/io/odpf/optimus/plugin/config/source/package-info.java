// SPDX-License-Identifier: Apache-2.0
/**
 * Reads a YAML file into a tree of nodes with positions. Knows nothing about plugins or jobs.
 * Refuses constructs that make a file dangerous or ambiguous, and collects findings.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.config.source;
