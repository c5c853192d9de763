// SPDX-License-Identifier: Apache-2.0
/** Digests of strings. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.template.library.digest;
