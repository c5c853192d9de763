// SPDX-License-Identifier: Apache-2.0
/**
 * Looks for access keys if a configuration contains none: in the order of Amazon's tools, but in
 * the environment of the caller, over the platform's HTTP client, and without running programs.
 */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.provider.s3.chain;
