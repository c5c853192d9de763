// SPDX-License-Identifier: Apache-2.0
/** How YAML 1.1 reads a value without quotes, and how Optimus writes values. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.jobs.yaml;
