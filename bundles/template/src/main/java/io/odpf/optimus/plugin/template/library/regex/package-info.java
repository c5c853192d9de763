// SPDX-License-Identifier: Apache-2.0
/**
 * Functions for regular expressions in the syntax of RE2, which are matched in time linear in the
 * text.
 */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.template.library.regex;
