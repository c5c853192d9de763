// SPDX-License-Identifier: Apache-2.0
/** The functions that are part of Go's text/template. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.template.library.core;
