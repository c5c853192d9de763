// SPDX-License-Identifier: Apache-2.0
/**
 * Text in Go's representation. Go's strings are sequences of bytes; here they are {@code String}s
 * whose characters are the bytes, U+0000 to U+00FF. Thus lengths, indexes, order and equality are
 * those of Go, and ASCII text needs no conversion.
 */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.template.text;
