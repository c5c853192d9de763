// SPDX-License-Identifier: Apache-2.0
/**
 * From nodes to values of the types that options describe. Knows no option by its name; what is
 * wrong becomes a finding, and reading goes on.
 */
package io.odpf.optimus.plugin.config.value;
