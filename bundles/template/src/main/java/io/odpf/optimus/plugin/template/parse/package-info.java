// SPDX-License-Identifier: Apache-2.0
/** Parses templates: a lexer and a recursive-descent parser. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.template.parse;
