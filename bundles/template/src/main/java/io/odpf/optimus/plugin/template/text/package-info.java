// SPDX-License-Identifier: Apache-2.0
/**
 * Text as Go sees it. A string of Go is a sequence of bytes; here it is a {@code String} whose
 * characters are these bytes, U+0000 to U+00FF. So lengths, indexes, order and equality are those
 * of Go, and text of ASCII needs no conversion.
 */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.template.text;
