// SPDX-License-Identifier: Apache-2.0
/** The functions that templates may call, and those that are refused. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.template.library;
