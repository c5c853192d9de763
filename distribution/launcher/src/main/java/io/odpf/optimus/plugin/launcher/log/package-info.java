// SPDX-License-Identifier: Apache-2.0
/**
 * The log of a runtime that stays: what the platform, its bundles and its plugins have to say, in
 * one file that is appended to and rotated. Built on {@code java.util.logging}, to which {@link
 * java.lang.System.Logger} leads anyway.
 */
package io.odpf.optimus.plugin.launcher.log;
