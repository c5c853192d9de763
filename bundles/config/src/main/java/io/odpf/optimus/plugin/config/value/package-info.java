// SPDX-License-Identifier: Apache-2.0
/**
 * Converts nodes to values of the types that options describe. Knows no option by name. An error
 * becomes a finding, and reading continues.
 */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.config.value;
