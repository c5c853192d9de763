// SPDX-License-Identifier: Apache-2.0
/**
 * The values of a template, with the types that they have in Go and the secrets that went into
 * them.
 */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.template.value;
