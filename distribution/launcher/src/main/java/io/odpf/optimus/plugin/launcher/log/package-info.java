// SPDX-License-Identifier: Apache-2.0
/**
 * The log of a runtime that keeps running: one rotated file for the platform, its bundles and its
 * plugins. Built on {@code java.util.logging}, to which {@link java.lang.System.Logger} forwards by
 * default.
 */
@NullMarked
package io.odpf.optimus.plugin.launcher.log;

import org.jspecify.annotations.NullMarked;
