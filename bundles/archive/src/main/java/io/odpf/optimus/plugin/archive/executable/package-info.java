// SPDX-License-Identifier: Apache-2.0
/**
 * The headers of executables: whether a file is a program, for which platforms, and if it is whole.
 */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.archive.executable;
