// SPDX-License-Identifier: Apache-2.0
/** Functions for digests of strings. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.template.library.digest;
