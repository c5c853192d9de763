// SPDX-License-Identifier: Apache-2.0
/** Functions for numbers. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.template.library.number;
