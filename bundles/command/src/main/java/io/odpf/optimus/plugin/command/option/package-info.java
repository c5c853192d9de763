// SPDX-License-Identifier: Apache-2.0
/** The options that several commands share, and the conversion of their values. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.command.option;
