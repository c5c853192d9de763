// SPDX-License-Identifier: Apache-2.0
/** The limits of a rendering: steps, output, memory, nesting and time. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.template.bound;
