// SPDX-License-Identifier: Apache-2.0
/** Renders templates: executes their statements and evaluates their expressions. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.template.execute;
