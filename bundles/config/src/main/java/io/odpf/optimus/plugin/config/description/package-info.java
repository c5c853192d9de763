// SPDX-License-Identifier: Apache-2.0
/**
 * The one description of the configuration's own keys, and what is made from it and from the
 * provider types' descriptions: JSON Schema and reference.
 */
package io.odpf.optimus.plugin.config.description;
