// SPDX-License-Identifier: Apache-2.0
/**
 * Describes the configuration's own keys, and generates the JSON Schema and the reference from that
 * description and those of the provider types.
 */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.config.description;
