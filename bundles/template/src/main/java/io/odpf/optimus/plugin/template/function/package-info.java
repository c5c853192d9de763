// SPDX-License-Identifier: Apache-2.0
/** The functions that templates can call: signature, implementation, and flow of secrets. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.template.function;
