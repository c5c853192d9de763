// SPDX-License-Identifier: Apache-2.0
/**
 * Where access keys are looked for when a configuration names none: as Amazon's tools do, but in
 * the environment of the caller, over the platform's HTTP client, and without running programs.
 */
package io.odpf.optimus.plugin.provider.s3.chain;
