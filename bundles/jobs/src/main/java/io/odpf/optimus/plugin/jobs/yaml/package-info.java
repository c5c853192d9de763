// SPDX-License-Identifier: Apache-2.0
/**
 * The interpretation of unquoted values in YAML 1.1, and the form in which Optimus writes values.
 */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.jobs.yaml;
