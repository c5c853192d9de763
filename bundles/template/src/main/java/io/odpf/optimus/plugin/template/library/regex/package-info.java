// SPDX-License-Identifier: Apache-2.0
/** Regular expressions in the syntax of RE2, which take time in proportion to the text. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.template.library.regex;
