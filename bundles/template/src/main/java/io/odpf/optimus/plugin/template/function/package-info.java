// SPDX-License-Identifier: Apache-2.0
/** What a function of templates is: its parameters, its body, and how secrets flow through it. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.template.function;
