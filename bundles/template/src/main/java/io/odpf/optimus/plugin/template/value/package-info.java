// SPDX-License-Identifier: Apache-2.0
/** The values in templates, with their Go types and the secrets that contributed to them. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.template.value;
