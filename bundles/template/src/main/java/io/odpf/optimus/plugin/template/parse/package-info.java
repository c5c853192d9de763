// SPDX-License-Identifier: Apache-2.0
/** Reads templates: a lexer, and a parser by recursive descent. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.template.parse;
