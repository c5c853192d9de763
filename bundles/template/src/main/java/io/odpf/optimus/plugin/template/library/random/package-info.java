// SPDX-License-Identifier: Apache-2.0
/** Functions that return random values. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.template.library.random;
