// SPDX-License-Identifier: Apache-2.0
/**
 * From a file to a tree of nodes with positions. Knows YAML and nothing of plugins; refuses what
 * makes a file dangerous or ambiguous, and collects findings.
 */
package io.odpf.optimus.plugin.config.source;
