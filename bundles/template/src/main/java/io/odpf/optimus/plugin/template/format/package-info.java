// SPDX-License-Identifier: Apache-2.0
/** Formats values as Go's package fmt does. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.template.format;
